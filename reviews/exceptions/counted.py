"""What exceptions add to the transparency report: how often one was asked for, granted and refused."""

from django.utils.translation import gettext_lazy as _

from reviews.counted import Counts, Period, by_place_and_process, counted
from reviews.exceptions.models import Use


@counted(
    "exceptions_asked",
    _("Exceptions asked"),
    _("times that somebody asked for an exception of a pause in the period"),
    order=80,
)
def asked(period: Period) -> Counts:
    """One for each request and pause."""
    return _moments(period, "asked_at")


@counted(
    "exceptions_granted",
    _("Exceptions granted"),
    _("times that two people of different teams granted one in the period"),
    order=90,
)
def granted(period: Period) -> Counts:
    """By the moment of the second approval."""
    return _moments(period, "second_at")


@counted(
    "exceptions_refused", _("Exceptions refused"), _("times that one was refused in the period"), order=100
)
def refused(period: Period) -> Counts:
    """One person's no is enough."""
    return _moments(period, "refused_at")


def _moments(period: Period, column: str) -> Counts:
    return by_place_and_process(Use.objects.filter(**period.has(column)), "request__")
