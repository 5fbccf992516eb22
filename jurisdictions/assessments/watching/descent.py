"""How rows of one assessment are found again in the one that carries it forward."""

import re
from collections import defaultdict
from typing import Any

from django.db.models import Model

from jurisdictions.assessments.models import CONTENT, Assessment
from jurisdictions.assessments.watching.models import Carried

KINDS: dict[str, type[Model]] = {model._meta.model_name or "": model for model in CONTENT}
# Texts that may name a row: `impact:3`, `legalfinding:5.reasoning`.
NAMING = {("citation", "about"), ("machinedraft", "about"), ("advicepoint", "about")}
PATH = re.compile(r"([a-z]+):(\d+)(\..*)?")

Became = dict[str, dict[int, int]]


def descent_of(child: Assessment) -> Became:
    """By kind: the row of the former assessment, and what it became in this one."""
    found: Became = defaultdict(dict)
    for kind, was, became in child.carried_rows.values_list("kind", "was", "became"):
        found[kind][was] = became
    return found


def rows_of(became: Became, child: Assessment) -> list[Carried]:
    """The same as rows to be written."""
    return [
        Carried(assessment=child, kind=kind, was=was, became=now)
        for kind, pairs in became.items()
        for was, now in pairs.items()
    ]


def kind_of(field: Any) -> str | None:
    """The kind of content that a field points at, if it points at any."""
    related: Any = getattr(field, "related_model", None)
    name: str = getattr(getattr(related, "_meta", None), "model_name", None) or ""
    return name if name in KINDS and KINDS[name] is related else None


def followed(text: str, became: Became) -> str:
    """A text that names a row, naming what the row became; any other text as it is."""
    match = PATH.fullmatch(text)
    if match is None or int(match[2]) not in became.get(match[1], {}):
        return text
    return f"{match[1]}:{became[match[1]][int(match[2])]}{match[3] or ''}"


def translated(content: dict[str, Any], became: Became) -> dict[str, Any]:
    """The canonical content of the former assessment with the ids of this one, to be compared with it."""
    return content | {kind: [_row(kind, row, became) for row in content.get(kind, ())] for kind in KINDS}


def _row(kind: str, row: dict[str, Any], became: Became) -> dict[str, Any]:
    meta = KINDS[kind]._meta
    pointing = {field.name: kind_of(field) for field in (*meta.concrete_fields, *meta.many_to_many)}
    said = {"id": became[kind].get(row["id"], -row["id"])}
    for name, value in row.items():
        to = pointing.get(name)
        if to is not None and value is not None:
            said[name] = _ids(value, became[to])
        elif name != "id":
            said[name] = followed(value, became) if (kind, name) in NAMING else value
    return said


def _ids(value: Any, pairs: dict[int, int]) -> Any:
    if isinstance(value, list):
        return sorted(pairs.get(one, -one) for one in value)
    return pairs.get(value, -value)
