"""The notification centre: everybody sees their own notices."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.who import person_of
from portal.notifications.centre import MOST_UNREAD, entries, grouped, mark_read, unread
from portal.notifications.models import Notice
from portal.ui.pages import keyset_page


@require_safe
def centre(request: HttpRequest) -> HttpResponse:
    """Unread notices by record, then what was read, page by page."""
    person = person_of(request)
    first_page = not {"after", "before"} & request.GET.keys()
    waiting = unread(person)
    page = keyset_page(Notice.objects.filter(person=person, read_at__isnull=False), request, ["-id"])
    context = {
        "groups": grouped(waiting[:MOST_UNREAD]) if first_page else [],
        "unread": waiting.count(),
        "page": page,
        "earlier": entries(page.rows),
    }
    return render(request, "notifications/centre.html", context)


@require_safe
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to what the notice is about; it counts as read."""
    mine = Notice.objects.filter(person=person_of(request))
    notice = get_object_or_404(mine, pk=pk)
    mark_read(mine.filter(pk=pk))
    here = url_has_allowed_host_and_scheme(notice.url, allowed_hosts=None)
    return redirect(notice.url if here else "notifications:list")


@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one as read."""
    mine = Notice.objects.filter(person=person_of(request))
    get_object_or_404(mine, pk=pk)
    mark_read(mine.filter(pk=pk))
    return redirect("notifications:list")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read that was there when the page was opened."""
    newest = request.POST.get("newest", "")
    mine = Notice.objects.filter(person=person_of(request))
    mark_read(mine.filter(pk__lte=int(newest)) if newest.isdecimal() else mine.none())
    return redirect("notifications:list")
