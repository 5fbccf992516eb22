"""Entering the demo, changing places in it, and reading its mail."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.demo import links, mailbox
from portal.accounts.demo.gate import in_a_demo_session, on_a_demo
from portal.accounts.demo.people import players
from portal.accounts.demo.session import become
from portal.accounts.models import User


@login_not_required
@never_cache
@on_a_demo
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link only says who one would be: a preview of it must not use it up."""
    if request.method != "POST":
        person = links.person_behind(token)
        return render(request, "accounts/demo/enter.html", {"person": person}, status=200 if person else 410)
    person = links.use(token)
    if person is None:
        return render(request, "accounts/demo/enter.html", {"person": None}, status=410)
    become(request, person)
    return redirect(settings.LOGIN_REDIRECT_URL)


@in_a_demo_session
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who is who; each can be played from here."""
    return render(request, "accounts/demo/people.html", {"players": players()})


@in_a_demo_session
@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Be somebody else of the demo."""
    become(request, get_object_or_404(User, pk=pk, is_demo=True, is_active=True))
    return redirect(settings.LOGIN_REDIRECT_URL)


@in_a_demo_session
@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """The mails that would have gone out, newest first."""
    page = mailbox.page(before=request.GET.get("before", ""))
    return render(request, "accounts/demo/mailbox.html", {"page": page})


@in_a_demo_session
@require_safe
def mail(request: HttpRequest, name: str) -> HttpResponse:
    """One mail, as text."""
    found = mailbox.read(name)
    if found is None:
        raise Http404
    return render(request, "accounts/demo/mail.html", {"mail": found})
