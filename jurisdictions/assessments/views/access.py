"""Who sees one assessment; the way in from outside; and the record as a file."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jurisdictions.assessments.acts.export_record import export_record
from jurisdictions.assessments.acts.open_restricted import open_restricted
from jurisdictions.assessments.acts.restrict import restrict, unrestrict
from jurisdictions.assessments.compartments import entered, insiders_of, reached, restricts
from jurisdictions.assessments.forms.compartments import CompartmentForm, ReasonForm
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.reading import kept_from, readable_one, readers_of
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.step_up import steps_up
from portal.accounts.who import person_of
from portal.ui.refusals import DONE, sent

NAMED = 40


def access(http: HttpRequest, reference: str) -> HttpResponse:
    """Its compartments, who may read it, and who opened it from outside."""
    person, found = person_of(http), readable_one(person_of(http), reference)
    there = found.restrictions.select_related("compartment", "put_by")
    mine = entered(person)
    taking = "take_out" in http.POST
    forms = {
        "put_form": CompartmentForm(
            mine.exclude(pk__in=there.values("compartment")),
            None if taking else http.POST or None,
            prefix="in",
        ),
        "take_form": CompartmentForm(
            mine.filter(pk__in=there.values("compartment")), http.POST if taking else None, prefix="out"
        ),
    }
    status = 200
    if http.method == "POST":
        status = _change(http, found, forms["take_form" if taking else "put_form"], taking=taking)
        if status == DONE:
            return redirect("assessments:access", found.reference)
    context = {
        "assessment": found,
        "there": list(there),
        "names_shown": set(reached(person).values_list("pk", flat=True)),
        "readers": list(readers_of(found)[:NAMED]),
        "openings": list(found.openings.select_related("person")),
        "restricts": restricts(person, found),
        "can_put": mine.exclude(pk__in=there.values("compartment")).exists(),
        **forms,
    }
    return render(http, "assessments/access.html", context, status=status)


def _change(http: HttpRequest, found: Assessment, form: Any, *, taking: bool) -> int:
    act: Any = unrestrict if taking else restrict
    _made, status = sent(http, form, partial(act, person_of(http), found))
    if status == DONE:
        out, put = _("It is out of the compartment."), _("Only people in the compartment see it now.")
        messages.success(http, out if taking else put)
    return status


@steps_up
def opening(http: HttpRequest, reference: str) -> HttpResponse:
    """The way in from outside, for whoever holds the right where it lies: 404 for everybody else."""
    person = person_of(http)
    found = kept_from(person).select_related("jurisdiction", "author").filter(reference=reference).first()
    if found is None or not may(person, Permission.OPEN_RESTRICTED, found.jurisdiction):
        raise Http404
    form = ReasonForm(http.POST or None)
    opened, status = sent(http, form, partial(open_restricted, person, found))
    if opened is not None:
        messages.success(http, _("You can read it for four hours. Those who are in its compartments know."))
        return redirect(found)
    context = {"form": form, "reference": found.reference, "place": found.jurisdiction}
    context["inside"] = insiders_of(found).count()
    return render(http, "assessments/opening.html", context, status=status)


@require_POST
def export(http: HttpRequest, reference: str) -> HttpResponse:
    """The record as JSON; that it was taken out is in the ledger."""
    found = readable_one(person_of(http), reference)
    answer = JsonResponse(export_record(person_of(http), found))
    answer["Content-Disposition"] = f'attachment; filename="{found.reference}.json"'
    return answer
