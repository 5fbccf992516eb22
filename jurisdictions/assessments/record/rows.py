"""One row of the record in words."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from jurisdictions.assessments.models import OwnFigure, SecondRating, Source, SourceCopy
from jurisdictions.assessments.models.rating import RATINGS
from jurisdictions.assessments.questionnaire import Questionnaire, say
from jurisdictions.assessments.record.parts import Item, RecordRow
from jurisdictions.assessments.record.words import items_of, label_of, plain

# The field of a kind that says what a row came to.
GIST = {
    "legalfinding": "answer",
    "rightconsidered": "status",
    "peopleaffected": "present",
    "consultation": "response",
    "advicepoint": "response",
    "measure": "status",
    "source": "grade",
}


def row_of(kind: str, row: Model, names: list[str], asked: Questionnaire) -> RecordRow:
    """One row in words, with what stands beside it: copies, counts, the first rating."""
    path = f"{kind}:{row.pk}"
    items = (*items_of(kind, row, names, asked, path), *_copies(row), *_counts(row), *_compared(row))
    return RecordRow(path, _title(kind, row, asked), items, _gist(kind, row))


def _compared(row: Model) -> Iterator[Item]:
    """What the first rater had given, and how a difference was settled."""
    if isinstance(row, SecondRating):
        words = [f"{row._meta.get_field(name).verbose_name} {row.first(name)}" for name in RATINGS]  # type: ignore[union-attr]
        yield Item(f"secondrating:{row.pk}.first", _("First rating"), ", ".join(words))
        if row.settled:
            yield Item(
                f"secondrating:{row.pk}.settled", label_of(row._meta.get_field("settled")), row.settled
            )


def _copies(row: Model) -> Iterator[Item]:
    """The archived copies of a source, which are signed with it. Who captured them is on its own page."""
    copies = list(row.copies.all()) if isinstance(row, Source) else []
    if copies:
        yield Item(f"source:{row.pk}.copies", _("Copies"), "\n".join(_copy(copy) for copy in copies))


def _copy(copy: SourceCopy) -> str:
    words = {"kind": copy.get_kind_display(), "name": copy.name, "size": copy.size, "sha256": copy.sha256}
    facts = {"day": plain(copy.captured_at), "from": copy.url or "–"}
    text = _("%(kind)s: %(name)s, %(size)d bytes, SHA-256 %(sha256)s, captured %(day)s from %(from)s")
    return text % (words | facts)


def _counts(row: Model) -> Iterator[Item]:
    """When the desk counted a figure, who took it in, and as which source it is cited."""
    if not isinstance(row, OwnFigure) or row.taken_at is None or row.taken_by is None:
        return
    path, named = f"ownfigure:{row.pk}", {"taken_at": plain(row.taken_at), "taken_by": row.taken_by.name}
    if row.source:
        named["source"] = str(row.source)
    for name, text in named.items():
        field: Any = row._meta.get_field(name)
        yield Item(f"{path}.{name}", label_of(field), text)


def _title(kind: str, row: Any, asked: Questionnaire) -> str:
    if kind == "legalfinding":
        name = say(asked.criteria.get(row.criterion, {}).get("name", ""))
        return f"{row.provision}, {row.criterion} {name}, {row.get_basis_display()}"
    if kind == "peopleaffected":
        return say(asked.groups.get(row.group, row.group))
    return f"{row.right} {asked.right(row.right)}" if kind == "rightconsidered" else str(row)


def _gist(kind: str, row: Any) -> str:
    name = GIST.get(kind, "")
    said = getattr(row, f"get_{name}_display", lambda: getattr(row, name, ""))
    return str(said()) if name else ""
