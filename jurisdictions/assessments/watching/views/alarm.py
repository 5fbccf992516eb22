"""Raise the alarm."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jurisdictions.assessments.reading import readable_one
from jurisdictions.assessments.watching.acts.alert import alert
from jurisdictions.assessments.watching.forms import AlertForm
from portal.accounts.who import person_of
from portal.acts.refusals import Refusal
from portal.ui.refusals import show_refusal


def alarm(http: HttpRequest, reference: str) -> HttpResponse:
    """Whoever may read the assessment may raise it."""
    found = readable_one(person_of(http), reference)
    form = AlertForm(http.POST or None).offer(found)
    status = 200
    if http.method == "POST":
        status = 422
        if form.is_valid():
            try:
                alert(person_of(http), found, **form.cleaned_data)
            except Refusal as refusal:
                show_refusal(form, refusal)
                status = refusal.status
            else:
                messages.success(http, _("It is written down. Those who answer for the assessment are told."))
                return redirect("watching:watches", reference)
    return render(http, "watching/alarm.html", {"assessment": found, "form": form}, status=status)
