"""Periods as reports write them."""

import re
from datetime import date

from django.utils.translation import gettext as _

from reviews.reports.readers.layout import Unreadable

HALF = re.compile(r"(\d{4}) \((1st|2nd) half\)|(\d{4})-H([12])")
MONTHS = re.compile(r"(\d{4})-(\d{2})\.\.(\d{4})-(\d{2})")
YEAR = re.compile(r"\d{4}")
LAST_DAY = {6: 30, 9: 30, 11: 30, 4: 30, 2: 28}


def period(column: str, text: str) -> tuple[date, date]:
    """A year, a half-year or a range of months as its first and last day."""
    if YEAR.fullmatch(text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if half := HALF.fullmatch(text):
        year, first = int(half[1] or half[3]), half[2] == "1st" or half[4] == "1"
        return (date(year, 1, 1), date(year, 6, 30)) if first else (date(year, 7, 1), date(year, 12, 31))
    if months := MONTHS.fullmatch(text):
        last = int(months[4])
        return (
            date(int(months[1]), int(months[2]), 1),
            date(int(months[3]), last, LAST_DAY.get(last, 31)),
        )
    raise Unreadable(column, text, _("not a year, half-year or range of months"))
