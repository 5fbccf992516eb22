"""Raise the alarm."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jurisdictions.assessments.reading import readable_one
from jurisdictions.assessments.watching.acts.alert import alert
from jurisdictions.assessments.watching.forms import AlertForm
from portal.accounts.who import person_of
from portal.ui.refusals import sent


def alarm(http: HttpRequest, reference: str) -> HttpResponse:
    """Whoever may read the assessment may raise it."""
    found = readable_one(person_of(http), reference)
    form = AlertForm(http.POST or None).offer(found)
    raised, status = sent(http, form, partial(alert, person_of(http), found))
    if raised is not None:
        messages.success(http, _("It is written down. Those who answer for the assessment are told."))
        return redirect("watching:watches", reference)
    return render(http, "watching/alarm.html", {"assessment": found, "form": form}, status=status)
