"""The desk's own figures: counted for a look, taken into the record, and kept as they were counted."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.take_figures import take_figures, taken_before
from jurisdictions.assessments.counted import table_of
from jurisdictions.assessments.figures import as_kept, figures
from jurisdictions.assessments.forms.figures import PeriodForm
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.questionnaire import say
from jurisdictions.assessments.reading import readable_one
from jurisdictions.assessments.views.voided import and_voided
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.ui.refusals import sent


def own_figures(http: HttpRequest, reference: str) -> HttpResponse:
    """Count a period for a look (GET), take exactly that period in (POST), read what was taken."""
    found = readable_one(person_of(http), reference)
    asked = questionnaire(found.template_id)
    if not asked.has_rows("ownfigure"):
        raise Http404
    writes = found.is_open and may(person_of(http), Permission.ASSESS, found.jurisdiction)
    form, status = _form(http, found), 200
    if http.method == "POST":
        made, status = sent(http, form, lambda **period: take_figures(person_of(http), found, **period))
        if made is not None:
            said = _("Counted and taken in. Grade the new source before you cite it.")
            said = said if made.source_id else _("Counted and taken in.")
            messages.success(http, and_voided(said, made.assessment), extra_tags=http.path)
            return redirect("assessments:figures", reference)
    section = asked.sections[asked.section_of("ownfigure")]
    taken = (
        found.own_figures.exclude(taken_at=None).select_related("taken_by", "source").order_by("-taken_at")
    )
    context = {
        "assessment": found,
        "form": form,
        "writes": writes,
        "counted": _counted(found, form) if writes else None,
        "taken": [(row, table_of(row.counts)) for row in taken],
        "section": section.code,
        "above": say(section.title) if writes else "",
        "zone": found.jurisdiction.time_zones[:1],
    }
    return render(http, "assessments/figures.html", context, status=status)


def _form(http: HttpRequest, found: Assessment) -> PeriodForm:
    """What was sent; else the period that the assessment looks at."""
    if http.method == "POST":
        return PeriodForm(http.POST)
    if "first" in http.GET:
        return PeriodForm(http.GET)
    return PeriodForm(initial={"first": found.period_from, "last": found.period_to})


def _counted(found: Assessment, form: PeriodForm) -> dict[str, Any] | None:
    """The period counted now, beside the last count of it; nothing while no period is chosen."""
    if not form.is_bound:
        return None
    form.is_valid()
    if not {"first", "last"} <= form.cleaned_data.keys():
        return None
    first, last = (form.cleaned_data[name] for name in ("first", "last"))
    now = figures(found.jurisdiction, first, last)
    if now is None:
        return None
    before, kept = taken_before(found, first, last), as_kept(now)
    return {
        "first": first,
        "last": last,
        "before": before,
        "same": before is not None and before.counts == kept,
        "table": table_of(kept, before.counts if before else None),
    }
