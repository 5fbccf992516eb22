"""Numbers as reports write them: also when there is none."""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from reviews.reports.readers.layout import Unreadable

BLANK, NOT_PROVIDED, FRACTIONAL = "blank", "not provided", "fractional"
SAYS_NOTHING = {"cannot be provided", "not available", "n/a"}


def number(column: str, text: str) -> tuple[Decimal | None, tuple[str, ...]]:
    """The number in a cell with what is odd about it. A blank one has no number: it is not nought."""
    stripped = text.strip()
    if not stripped:
        return None, (BLANK,)
    if stripped.casefold() in SAYS_NOTHING:
        return None, (NOT_PROVIDED,)
    try:
        value = Decimal(stripped.removesuffix("%").replace(",", ""))
    except InvalidOperation as error:
        raise Unreadable(column, text, _("not a number")) from error
    if not value.is_finite() or value < 0:
        raise Unreadable(column, text, _("not a count"))
    return value, (FRACTIONAL,) if value != value.to_integral_value() else ()
