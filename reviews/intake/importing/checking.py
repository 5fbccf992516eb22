"""Reads a whole file and checks each line by the rules of intake, before anything is entered."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.utils.translation import gettext as _

from portal.acts.refusals import Refusal
from reviews.facts import NewRequest
from reviews.intake.importing.columns import facts_of
from reviews.intake.importing.here import already_here, differences, key_of
from reviews.intake.importing.known import Known
from reviews.intake.importing.problems import Report, column_of
from reviews.intake.importing.reading import Row, Table
from reviews.intake.importing.spool import Spool
from reviews.rules.problems import Problems
from reviews.rules.request import check

AT_ONCE = 1_000
Progress = Callable[[], None]


@dataclass
class Checking:
    """One reading of a file: good new requests go to the spool, the rest is counted or reported."""

    known: Known
    spool: Spool
    report: Report
    now: datetime
    rows: int = 0
    skipped: int = 0

    def __post_init__(self) -> None:
        self._lines: dict[bytes, int] = {}

    def read(self, table: Table, progress: Progress) -> None:
        """Check all lines, some at a time."""
        rows = iter(table)
        while chunk := list(islice(rows, AT_ONCE)):
            self.rows += len(chunk)
            self._sort([(row.line, facts) for row in chunk if (facts := self._check(row)) is not None])
            progress()

    def _check(self, row: Row) -> NewRequest | None:
        """The row's request in its normal form, or None after its problems were reported."""
        problems = Problems()
        checked = None
        if row.unreadable:
            problems.add("", row.unreadable)
        elif (facts := facts_of(row.cells, self.known, problems)) is not None:
            checked = check(facts, self.now, problems)
            self._ask_beyond(row.line, checked, problems)
        if problems.by_field:
            self.report.add(row.line, problems.by_field)
            return None
        return checked

    def _ask_beyond(self, line: int, facts: NewRequest, problems: Problems) -> None:
        """What a row alone cannot tell: whether the file names it twice, and whether a queue takes it."""
        first = self._lines.setdefault(_fingerprint(facts), line)
        if first != line:
            problems.add("reference", _("Line %(line)s has this reference already.") % {"line": first})
        try:
            self.known.queue(facts.agency.jurisdiction, facts.service, facts.emergency)
        except Refusal as refusal:
            problems.add("agency_jurisdiction", f"{refusal.message} {refusal.now}")

    def _sort(self, several: list[tuple[int, NewRequest]]) -> None:
        """Spool what is new, count what is here, report what is here but different."""
        here = already_here(facts for _line, facts in several)
        for line, facts in several:
            key = key_of(facts)
            request = here.get(key) if key else None
            if request is None:
                self.spool.write(facts)
            elif different := differences(facts, request):
                why = _("%(request)s has this reference and differs in: %(names)s.")
                names = ", ".join(sorted(column_of(name) for name in different))
                self.report.add(line, {"reference": [why % {"request": request.reference, "names": names}]})
            else:
                self.skipped += 1


def _fingerprint(facts: NewRequest) -> bytes:
    """Sixteen bytes for what a request is matched by: a set of them stays small for any file."""
    parts: Iterable[object] = (
        facts.agency.jurisdiction.pk,
        facts.agency.name,
        facts.agency_reference,
        facts.service.pk,
    )
    return hashlib.blake2b("\x1f".join(map(str, parts)).encode(), digest_size=16).digest()
