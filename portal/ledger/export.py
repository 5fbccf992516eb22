"""The whole ledger as a file that can be verified anywhere: JSON lines, each seal before its leaves."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from portal.ledger import rows
from portal.ledger.records import EventRecord, LeafRecord, Record, SealRecord, Waiting
from portal.ledger.verify import Peekable

KINDS: dict[str, type[Record]] = {"seal": SealRecord, "leaf": LeafRecord, "waiting": Waiting}


class Unreadable(Exception):
    """A line of the file is none of ours."""


def write(file: TextIO) -> int:
    """Write the ledger; returns the number of events. The last line says how much there was."""
    counts = dict.fromkeys(KINDS, 0)
    head = ""
    with rows.snapshot():
        for record in _in_order():
            kind = next(name for name, its in KINDS.items() if isinstance(record, its))
            counts[kind] += 1
            head = record.digest if isinstance(record, SealRecord) else head
            _line(file, kind, asdict(record))
    _line(file, "end", {**counts, "head": head})
    return counts["leaf"] + counts["waiting"]


def _in_order() -> Iterator[Record]:
    leaves = Peekable(rows.leaves())
    for seal in rows.seals():
        yield seal
        yield from leaves.before(seal.end)
    yield from leaves.rest()
    yield from rows.waiting()


def _line(file: TextIO, kind: str, facts: dict[str, Any]) -> None:
    file.write(json.dumps({kind: facts}, ensure_ascii=False, sort_keys=True) + "\n")


class ExportFile:
    """An exported ledger, read line by line as often as needed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def seals(self) -> Iterator[SealRecord]:
        return (record for record in self._records("seal") if isinstance(record, SealRecord))

    def leaves(self) -> Iterator[LeafRecord]:
        return (record for record in self._records("leaf") if isinstance(record, LeafRecord))

    def waiting(self) -> Iterator[Waiting]:
        return (record for record in self._records("waiting") if isinstance(record, Waiting))

    def problems(self) -> Iterator[str]:
        """Whether lines are missing at the end or anywhere: the last one says how many there were."""
        counts, head, end = dict.fromkeys(KINDS, 0), "", None
        for number, (kind, facts) in self._lines():
            if end is not None:
                yield f"Line {number} stands after the end: it was added."
            elif kind == "end":
                end = facts
            else:
                counts[kind] += 1
                head = facts.get("digest", "") if kind == "seal" else head
        if end is None:
            yield "The file has no end: lines were cut off."
        elif end != {**counts, "head": head}:
            yield f"The file's last line says {end}, and there is {counts} with head {head}."

    def _records(self, wanted: str) -> Iterator[Record]:
        for number, (kind, facts) in self._lines():
            if kind == wanted:
                try:
                    yield _record(kind, facts)
                except (TypeError, KeyError) as error:
                    raise Unreadable(f"Line {number} lacks something or has too much: {error}.") from error

    def _lines(self) -> Iterator[tuple[int, tuple[str, dict[str, Any]]]]:
        with self.path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                try:
                    ((kind, facts),) = json.loads(line).items()
                except (ValueError, AttributeError) as error:
                    raise Unreadable(f"Line {number} cannot be read: {error}.") from error
                if kind not in {*KINDS, "end"} or not isinstance(facts, dict):
                    raise Unreadable(f"Line {number} is of an unknown kind: {kind}.")
                yield number, (kind, facts)


def _record(kind: str, facts: dict[str, Any]) -> Record:
    if "event" in facts and facts["event"] is not None:
        facts = {**facts, "event": EventRecord(**facts["event"])}
    return KINDS[kind](**facts)
