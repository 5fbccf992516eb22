"""Times and dates: forward, and not in the future where they tell of the past."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from reviews.rules.problems import Wrong

CLOCKS_DIFFER_BY = timedelta(minutes=5)
# Where it is noon in Greenwich, it is already tomorrow in the Pacific.
EAST_OF_GREENWICH = timedelta(hours=14)
EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)


def received(at: datetime | None, now: datetime) -> datetime:
    """When it arrived: now, where nothing is said."""
    if at is None:
        return now
    if at > now + CLOCKS_DIFFER_BY:
        raise Wrong(_("A request cannot arrive in the future."))
    plausible(at.date())
    return at


def dated(on: date | None, received_at: datetime) -> None:
    """The date on the paper: not after the day it arrived, counted in the easternmost zone."""
    plausible(on)
    if on is not None and on > (received_at + EAST_OF_GREENWICH).date():
        raise Wrong(_("The request is dated after the day it arrived: one of the two dates is wrong."))


def data_range(since: datetime | None, until: datetime | None) -> None:
    """A range of time that runs forward; either end may be open, and it may reach into the future."""
    plausible(since and since.date())
    plausible(until and until.date())
    if since is not None and until is not None and until < since:
        raise Wrong(_("The range ends before it begins."))


def plausible(on: date | None) -> None:
    """A date of the time in which there are such requests: another year is a slip of the pen."""
    if on is not None and not EARLIEST <= on <= LATEST:
        raise Wrong(
            _("This is before %(first)s or after %(last)s: check the year.")
            % {"first": EARLIEST.year, "last": LATEST.year}
        )
