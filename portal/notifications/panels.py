"""What the home page shows of the notices."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from portal.accounts.who import person_of
from portal.notifications.centre import entries, unread
from portal.ui.panels import panel

MOST_SHOWN = 5


@panel("home.side", order=80)
def latest(request: HttpRequest) -> SafeString | None:
    """The newest notices that were not read; nothing where there are none."""
    waiting = unread(person_of(request))
    shown = entries(waiting[:MOST_SHOWN])
    if not shown:
        return None
    context = {"entries": shown, "more": waiting.count() - len(shown)}
    return render_to_string("notifications/panel.html", context, request)
