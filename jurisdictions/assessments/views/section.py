"""One theme a page."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.edit import edit
from jurisdictions.assessments.forms import changes, own_form, row_sets
from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.questionnaire import say
from jurisdictions.assessments.reading import readable_one
from portal.access.permissions import Permission
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.acts.refusals import Refusal


def section(http: HttpRequest, reference: str, section: str) -> HttpResponse:
    """One theme: the assessment's own fields and its rows, saved together."""
    found = readable_one(person_of(http), reference)
    asked = questionnaire(found.template_id)
    if section not in asked.sections:
        raise Http404
    require(person_of(http), Permission.ASSESS, found.jurisdiction)
    data = http.POST or None
    form, sets = own_form(found, section, data), row_sets(found, section, data)
    refused: Refusal | None = None
    valid = (form is None or form.is_valid()) & all(rows.is_valid() for rows in sets)
    if http.method == "POST" and valid:
        try:
            edit(
                person_of(http),
                found,
                section,
                **_own_values(form),
                rows=changes(sets),
                lock_version=int(http.POST.get("lock_version", -1)),
            )
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(http, _("Saved."))
            return redirect(
                "assessments:section" if "more" in http.POST else "assessments:detail",
                reference,
                *([section] if "more" in http.POST else []),
            )
    context = {
        "assessment": found,
        "section": section,
        "label": say(asked.sections[section].title),
        "form": form,
        "sets": sets,
        "refusal": refused,
        "lock_version": http.POST.get("lock_version", found.lock_version),
        "blockers": [blocker for blocker in blockers(found) if blocker.section == section],
        "help": say(asked.sections[section].help),
        "anchored": "impact" in asked.sections[section].rows,
    }
    status = refused.status if refused else (422 if http.method == "POST" else 200)
    return render(http, "assessments/section.html", context, status=status)


def _own_values(form: Any) -> dict[str, Any]:
    values = dict(form.cleaned_data) if form else {}
    services = values.pop("services", None)
    return {"fields": values, "services": services}
