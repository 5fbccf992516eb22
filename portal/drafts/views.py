"""Where a page sends what was typed so far."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.accounts.who import person_of
from portal.drafts.keep import keep
from portal.drafts.models import Draft

PAGE_LENGTH = 250


@require_POST
def drafts(http: HttpRequest) -> HttpResponse:
    """Keep the form of `page`, or drop what was kept of it and go back there."""
    page = http.GET.get("page", "")
    if not _is_ours(page):
        return JsonResponse({"error": _("There is no such page.")}, status=422)
    if "drop" in http.POST:
        Draft.objects.filter(person=person_of(http), page=page).delete()
        return redirect(page)
    draft = keep(person_of(http), page, http.POST)
    return JsonResponse({"kept": draft.kept_at.strftime("%H:%M:%S UTC"), "at": draft.kept_at.isoformat()})


def _is_ours(page: str) -> bool:
    if len(page) > PAGE_LENGTH or not page.startswith("/") or page.startswith("//"):
        return False
    try:
        resolve(page)
    except Resolver404:
        return False
    return True
