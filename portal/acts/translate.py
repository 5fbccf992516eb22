"""Turns what the database's guards say into refusals a person can read.

Rooms register a translator for their own error codes, so that the guard of a higher room needs no
import from below. Codes of Abeyance's guards begin with `AB`.
"""

from collections.abc import Callable

from django.db import DatabaseError
from django.utils.translation import gettext as _

from portal.acts.refusals import OutOfOrder, Refusal

Translator = Callable[[str, str], Refusal | None]
_translators: dict[str, Translator] = {}

KEEPS_EVERY_ROW = "AB002"
# PostgreSQL's own: two transactions waited for each other and this one was ended; a wait took too long.
DEADLOCK, WAITED_TOO_LONG = "40P01", "55P03"


def translates(code: str) -> Callable[[Translator], Translator]:
    """Register a function from (message, detail) to a refusal for one SQLSTATE."""

    def register(function: Translator) -> Translator:
        _translators[code] = function
        return function

    return register


def refusal_from(error: DatabaseError) -> Refusal | None:
    """The refusal a guard's error stands for, or None where it is a plain database error."""
    cause = error.__cause__
    code = getattr(cause, "sqlstate", None)
    if not code or code not in _translators:
        return None
    diagnosis = cause.diag  # type: ignore[union-attr]
    return _translators[code](diagnosis.message_primary or "", diagnosis.message_detail or "")


@translates(KEEPS_EVERY_ROW)
def _keeps_every_row(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("This record keeps every row: nothing in it is changed or removed."), rule="append-only"
    )


@translates(DEADLOCK)
@translates(WAITED_TOO_LONG)
def _in_the_way(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("Others were changing the same records at this moment, so nothing was changed."),
        rule="in-the-way",
        whose=_("Nobody's: two acts met."),
        now=_("Do it again now."),
    )
