"""One's own pages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.access.grants import grants_of
from portal.accounts.acts.prefer import prefer
from portal.accounts.forms import PreferencesForm
from portal.accounts.who import person_of
from portal.acts.refusals import Refusal
from portal.ui.refusals import show_refusal

FIELDS = ("name", "time_zone", "language", "theme", "single_keys")


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """How the desk looks to me, and what I may do at it."""
    person = person_of(request)
    form = PreferencesForm(request.POST or None, initial={name: getattr(person, name) for name in FIELDS})
    if form.is_valid():
        try:
            prefer(person, **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Your preferences are saved."))
            return redirect("accounts:preferences")
    teams = [(team, grants_of(team)) for team in person.teams]
    context = {"form": form, "grants": grants_of(person), "teams": teams}
    return render(request, "accounts/preferences.html", context, status=422 if form.errors else 200)
