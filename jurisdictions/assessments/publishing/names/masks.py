"""A withdrawn consent takes name and words out of every text, wherever somebody wrote them down."""

import re
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment, Consultation, Withdrawal
from jurisdictions.assessments.publishing.names.patterns import parts_of_names, whole_names

Mask = Callable[[str], str]
NAMELESS = {Withdrawal.Of.NAME, Withdrawal.Of.PUBLISH, Withdrawal.Of.ALL}
WORDLESS = {Withdrawal.Of.QUOTE, Withdrawal.Of.PUBLISH, Withdrawal.Of.ALL}
SHORTEST_QUOTE = 16  # a shorter one is as likely somebody else's words


def masks_of(assessment: Assessment) -> Mask:
    """A function that takes withdrawn names and quotes out of a text.

    Only the names of those who withdrew are decrypted here, and they never leave it.
    """
    rows = [
        (row, {one.of for one in row.withdrawals.all()})
        for row in assessment.consultations.filter(withdrawals__isnull=False)
        .distinct()
        .prefetch_related("withdrawals", "points")
    ]
    names = [row.person for row, gone in rows if row.person and gone & NAMELESS]
    quotes = [quote for row, gone in rows if gone & WORDLESS for quote in _quotes(row)]
    patterns = [
        (_any_quote(quotes), _("[quote removed]")),
        (whole_names(names), _("[name removed]")),
        (parts_of_names(names, last_only=True), _("[name removed]")),
    ]
    return lambda text: _masked(text, patterns) if rows else text


def _masked(text: str, patterns: "list[tuple[re.Pattern[str], str]]") -> str:
    for pattern, instead in patterns:
        text = pattern.sub(lambda _found, instead=instead: instead, text)  # type: ignore[misc]
    return text


def _quotes(row: Consultation) -> Iterator[str]:
    yield row.advice
    yield from (point.text for point in row.points.all())


def _any_quote(quotes: list[str]) -> "re.Pattern[str]":
    wanted = sorted({" ".join(one.split()) for one in quotes}, key=len, reverse=True)
    several = [r"\s+".join(map(re.escape, one.split())) for one in wanted if len(one) >= SHORTEST_QUOTE]
    return re.compile("|".join(several), re.IGNORECASE) if several else re.compile(r"(?!)")
