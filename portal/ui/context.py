"""What the shell around every page needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from portal.accounts.models import User
from portal.live.version import version
from portal.ui.banners import banners_for
from portal.ui.nav import badge_for, items_for


def shell(request: HttpRequest) -> dict[str, Any]:
    """Navigation, bell, banners; nothing of it for somebody who is not signed in."""
    user = getattr(request, "user", None)
    if not isinstance(user, User) or getattr(request, "lacks_second_factor", False):
        return {"demo": settings.DEMO}
    return {
        "demo": settings.DEMO,
        "nav_items": items_for(user),
        "bell": badge_for(user),
        "banners": banners_for(request),
        "live_version": version(),
    }
