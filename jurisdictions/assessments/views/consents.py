"""Consents of those who were consulted: what was agreed to, and how it is taken back at any time."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.withdraw import withdraw
from jurisdictions.assessments.consents import agreed_in
from jurisdictions.assessments.forms.withdraw import WithdrawForm
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.reading import readable_one
from portal.access.permissions import Permission
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.ui.refusals import sent


def consents(http: HttpRequest, reference: str) -> HttpResponse:
    """Whatever state the assessment is in: a POST takes note of one withdrawal."""
    found = readable_one(person_of(http), reference)
    require(person_of(http), Permission.ASSESS, found.jurisdiction)
    if http.method != "POST":
        return _show(http, found)
    agreed = next((one for one in agreed_in(found) if str(one.row.pk) == http.POST.get("do")), None)
    if agreed is None:
        raise Http404
    form = WithdrawForm(agreed, http.POST)
    made, status = sent(http, form, partial(withdraw, person_of(http), agreed.row))
    if made is None:
        return _show(http, found, agreed.row.pk, form, status=status)
    messages.success(http, _("Taken back: nothing shows it from now on."))
    return redirect("assessments:consents", found.reference)


def _show(
    http: HttpRequest, found: Assessment, tried: int = 0, form: Any = None, *, status: int = 200
) -> HttpResponse:
    """`form` is the one that was refused, of the consultation `tried`."""
    rows = [(one, form if one.row.pk == tried else WithdrawForm(one)) for one in agreed_in(found)]
    context = {"assessment": found, "rows": rows, "form": form}
    return render(http, "assessments/consents.html", context, status=status)
