"""A watch in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jurisdictions.assessments.watching.models import Watch, WatchKind


def said(watch: Watch) -> str:
    """What it is set to; empty for a kind without parameters."""
    if watch.kind == WatchKind.INDEX:
        return _("Worse by more than %(drop)s.") % {
            "drop": f"{watch.drop.normalize():f}" if watch.drop else 0
        }
    if watch.kind != WatchKind.SPIKE or watch.days is None:
        return ""
    days = ngettext("In %(n)d day", "In %(n)d days", watch.days) % {"n": watch.days}
    parts = []
    if watch.requests is not None:
        parts.append(_("more than %(n)d requests") % {"n": watch.requests})
    if watch.times is not None:
        parts.append(_("more than %(n)s times the former mean") % {"n": f"{watch.times.normalize():f}"})
    return f"{days}: " + _(", or ").join(parts) + "."
