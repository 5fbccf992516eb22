"""Headings over the fields of a row that asks for many."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

RATINGS = ("scale", "scope", "irremediability", "likelihood")
# The first one takes whatever no other names.
GROUPS: dict[str, Sequence[tuple[Any, tuple[str, ...]]]] = {
    "impact": (
        (_("What happens to whom"), ()),
        (_("How severe, before any measure"), (*RATINGS, "horizon", "confidence", "rated_because", "gap")),
        (_("How severe now"), tuple(f"current_{name}" for name in RATINGS)),
        (_("How severe after measures"), tuple(f"residual_{name}" for name in RATINGS)),
        (
            _("Our part in it"),
            ("involvement", "involvement_because", "leverage", "leverage_how", "remedy_due"),
        ),
        (_("What leads where, and in which order"), ("precedes", "rank", "rank_because", "DELETE")),
    )
}


@dataclass(frozen=True)
class Group:
    """Fields under one heading; a row of few fields has one group and no heading."""

    title: Any
    fields: tuple[Any, ...]


def grouped(kind: str, fields: Sequence[Any]) -> list[Group]:
    """The fields in the order of the headings, and in the template's order below each; no empty group."""
    groups = GROUPS.get(kind)
    if groups is None:
        return [Group("", tuple(fields))]
    named = {name for _title, names in groups for name in names}
    made = [
        Group(
            title, tuple(one for one in fields if one.name in names or (not names and one.name not in named))
        )
        for title, names in groups
    ]
    return [group for group in made if group.fields]
