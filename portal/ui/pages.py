"""Keyset pages: a page begins after the last row of the one before, so no page costs more than the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

Row = TypeVar("Row", bound=Model)
SIZE = 50


@dataclass(frozen=True)
class Page(Generic[Row]):
    """The rows of one page and the cursors of its neighbours, empty where there is none."""

    rows: list[Row]
    next: str = ""
    previous: str = ""

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def keyset_page(
    rows: QuerySet[Row], request: HttpRequest, ordering: Sequence[str], size: int = SIZE
) -> Page[Row]:
    """The page that `?after=` or `?before=` asks for; the last field of `ordering` must be unique."""
    backwards = "before" in request.GET
    cursor = _read(request.GET.get("before" if backwards else "after", ""), len(ordering))
    fields = [_flip(name) for name in ordering] if backwards else list(ordering)
    if cursor:
        rows = rows.filter(_beyond(fields, cursor))
    found = list(rows.order_by(*fields)[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    return Page(
        found,
        next=_write(found[-1], ordering) if found and (more or backwards) else "",
        previous=_write(found[0], ordering) if found and (more if backwards else bool(cursor)) else "",
    )


def _flip(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _beyond(fields: Sequence[str], cursor: Sequence[Any]) -> Q:
    """Rows after the cursor: greater in the first field, or equal there and beyond in the rest."""
    name, rest = fields[0], fields[1:]
    column, descending = name.lstrip("-"), name.startswith("-")
    beyond = Q(**{f"{column}__{'lt' if descending else 'gt'}": cursor[0]})
    return beyond | (Q(**{column: cursor[0]}) & _beyond(rest, cursor[1:])) if rest else beyond


def _write(row: Model, ordering: Sequence[str]) -> str:
    values = []
    for name in ordering:
        value: Any = row
        for part in name.lstrip("-").split("__"):
            value = getattr(value, part)
        values.append(value.isoformat() if hasattr(value, "isoformat") else value)
    return signing.dumps(values, salt="page", compress=True)


def _read(cursor: str, width: int) -> list[Any] | None:
    """The values of a cursor, or None for one that is missing, broken or of another list."""
    try:
        values = signing.loads(cursor, salt="page")
    except signing.BadSignature:
        return None
    return values if isinstance(values, list) and len(values) == width else None
