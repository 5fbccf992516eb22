"""What became of one measure."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from jurisdictions.assessments.reading import readable_one
from jurisdictions.assessments.watching.acts.report_measure import report_measure
from jurisdictions.assessments.watching.forms import MeasureForm
from portal.access.permissions import Permission
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.ui.refusals import sent


def measure(http: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Report it beside what was signed."""
    found = readable_one(person_of(http), reference)
    require(person_of(http), Permission.ASSESS, found.jurisdiction)
    one = get_object_or_404(found.measures.select_related("owner", "assessment__jurisdiction"), pk=pk)
    form = MeasureForm(http.POST or None)
    reported, status = sent(http, form, partial(report_measure, person_of(http), one))
    if reported is not None:
        messages.success(http, _("It is written down beside what was signed."))
        return redirect("watching:watches", reference)
    return render(
        http, "watching/measure.html", {"assessment": found, "one": one, "form": form}, status=status
    )
