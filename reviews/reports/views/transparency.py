"""The desk's own report: a page, a table as CSV, and JSON."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jurisdictions.assessments.break_glass.reading import broken_between
from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.sentence import what
from portal.access.permissions import Permission
from portal.access.questions import reach
from portal.accounts.models import User
from portal.accounts.who import person_of
from portal.ui.forms import DeskForm
from portal.ui.spreadsheet import as_csv
from reviews.counted import Period
from reviews.reports.periods import half_year, half_years
from reviews.reports.transparency import Report, as_json, report

READERS = [Permission.SEE, Permission.PAUSE, Permission.AUDIT]
MOST_PAUSES = 100


class PeriodForm(DeskForm):
    """Which half-year, and whether it is to be published."""

    period = forms.ChoiceField(label=gettext_lazy("Half-year"))
    hide = forms.BooleanField(label=gettext_lazy("Leave out counts under ten"), required=False)

    def __init__(self, data: Any) -> None:
        names = half_years()
        given = {"period": data.get("period") or names[0], "hide": data.get("hide")}
        super().__init__(given)
        self.fields["period"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]


def page(http: HttpRequest) -> HttpResponse:
    """What happened in the half-year, for the jurisdictions whose requests the reader may see or pause."""
    form = PeriodForm(http.GET)
    if not form.is_valid():
        return render(http, "reports/transparency.html", {"form": form}, status=422)
    period, found = _asked(form, person_of(http))
    pauses = Pause.objects.with_people().filter(period__overlap=(period.start, period.end)).order_by("pk")
    context = {
        "form": form,
        "period": period,
        "found": found,
        "pauses": [(pause, what(pause)) for pause in pauses[:MOST_PAUSES]],
        "glass": broken_between(period.start, period.end),
    }
    return render(http, "reports/transparency.html", context)


def export(http: HttpRequest, layout: str) -> HttpResponseBase:
    """The same as a file, for the same reader."""
    form = PeriodForm(http.GET)
    if not form.is_valid():
        return page(http)
    period, found = _asked(form, person_of(http))
    name = form.cleaned_data["period"]
    if layout == "json":
        answer = JsonResponse(as_json(name, period, found))
        answer["Content-Disposition"] = f'attachment; filename="transparency-{name}.json"'
        return answer
    header = [
        _("Period"),
        _("Jurisdiction"),
        _("Code"),
        _("Process"),
        *(str(one.label) for one in found.columns),
    ]
    rows = [
        [name, str(line.jurisdiction), line.jurisdiction.code, line.process.label, *line.cells]
        for line in found.lines
    ]
    return as_csv(f"transparency-{name}.csv", header, rows)


def _asked(form: PeriodForm, reader: User) -> tuple[Period, Report]:
    period = half_year(form.cleaned_data["period"])
    assert period is not None  # noqa: S101 (the form offers no other)
    places = reach(reader, READERS, Jurisdiction.objects.all())
    return period, report(period, places, hides_few=form.cleaned_data["hide"])
