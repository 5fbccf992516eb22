"""Two people at one assessment: a field that a colleague saved meanwhile is not overwritten unseen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment
from portal.acts.refusals import Stale


@dataclass(frozen=True)
class Row:
    """A row to add (`pk` is None), change or remove."""

    model: type[Model]
    values: dict[str, Any] = field(default_factory=dict)
    pk: int | None = None
    remove: bool = False
    # What its writer saw of each field: what a colleague saved since is not overwritten unseen.
    seen: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Clash:
    """One field, as it is now and as its writer would have it; `row` is None for the assessment's own."""

    name: str
    theirs: Any
    row: Model | None = None


class Clashes(Stale):
    """Fields of this page were saved by a colleague after it was opened."""

    def __init__(self, found: list[Clash]) -> None:
        self.found = found
        super().__init__(_("A colleague saved these fields after you opened the page: choose for each."))


def refuse_clashes(
    found: Assessment, fields: dict[str, Any], seen: dict[str, Any], rows: Sequence[Row]
) -> None:
    """Refuse with Clashes where a value is neither what its writer saw nor what they would save."""
    clashes = [Clash(name, theirs) for name, theirs in _changed_meanwhile(found, fields, seen)]
    for row in rows:
        there = row.pk and row.model._default_manager.filter(pk=row.pk, assessment=found).first()
        if there:
            wanted = row.seen if row.remove else row.values
            clashes += [
                Clash(name, theirs, there) for name, theirs in _changed_meanwhile(there, wanted, row.seen)
            ]
    if clashes:
        raise Clashes(clashes)


def _changed_meanwhile(
    there: Model, wanted: dict[str, Any], seen: dict[str, Any]
) -> Iterator[tuple[str, Any]]:
    for name in wanted.keys() & seen.keys():
        theirs = plain(getattr(there, name))
        if theirs not in (plain(seen[name]), plain(wanted[name])):
            yield name, theirs


def plain(value: Any) -> Any:
    """A value as it can be compared: rows by their ids, lists in order, nothing as an empty text."""
    if hasattr(value, "all"):
        value = value.all()
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, QuerySet | list | tuple):
        return sorted((plain(one) for one in value), key=str)
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    return "" if value is None else value
