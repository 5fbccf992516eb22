"""Times as the desk writes them: UTC first, then the jurisdiction's own."""

import zoneinfo
from datetime import UTC, date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def in_utc_and(moment: datetime, zone: zoneinfo.ZoneInfo | None = None) -> str:
    """“6 July 2020, 14:00 UTC · 22:00 Hong Kong”; the day is repeated where it differs."""
    in_utc = moment.astimezone(UTC)
    text = f"{_day(in_utc.date())}, {in_utc:%H:%M} UTC"
    if zone is None or zone.key == "UTC":
        return text
    there = moment.astimezone(zone)
    city = zone.key.rsplit("/", 1)[-1].replace("_", " ")
    day = "" if there.date() == in_utc.date() else f"{date_format(there.date(), 'j M')}, "
    return f"{text} · {day}{there:%H:%M} {city}"


def _day(day: date) -> str:
    return date_format(day, "j F Y")


# In minutes.
HOUR, DAY = 60, 1440


def distance(moment: datetime) -> str:
    """How far away a moment is, in its largest unit: “in 3 days”, “2 hours ago”, “now”."""
    seconds = (moment - timezone.now()).total_seconds()
    ahead, minutes = seconds > 0, int(abs(seconds) // 60)
    if minutes < 1:
        return _("now")
    if minutes < HOUR:
        amount = ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    elif minutes < 2 * DAY:
        amount = ngettext("%(n)d hour", "%(n)d hours", minutes // HOUR) % {"n": minutes // HOUR}
    else:
        days = minutes // DAY
        amount = ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    return _("in %(amount)s") % {"amount": amount} if ahead else _("%(amount)s ago") % {"amount": amount}
