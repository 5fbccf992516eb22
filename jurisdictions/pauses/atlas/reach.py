"""How much of a place a pause takes, where ISO lists some parts as territories of their own."""

from collections.abc import Collection
from enum import IntEnum
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Exists, OuterRef, Q, QuerySet

from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.models import Pause

Kind = Jurisdiction.Kind


class Share(IntEnum):
    NONE = 0
    SOME = 1
    ALL = 2


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class HasParts(TypedDict):
        """Whether it has parts that have no row of their own."""

        has_parts: bool

    Shown = WithAnnotations[Jurisdiction, HasParts]


def shown(places: "QuerySet[Jurisdiction]") -> "QuerySet[Shown]":
    """These places, each with `has_parts`."""
    parts = Jurisdiction.objects.filter(parent=OuterRef("pk"), listed_apart=False)
    return places.annotate(has_parts=Exists(parts))


class Tree:
    """The territories and whatever else is named, read with one query.

    A territory stands for itself and its subdivisions. One that is listed apart has a shape and a row of
    its own, so what happens to it is no part of what happens to the larger one.
    """

    def __init__(self, named: Collection[int]) -> None:
        rows = Jurisdiction.objects.filter(~Q(kind=Kind.SUBDIVISION) | Q(pk__in=named))
        self.places = {row.pk: row for row in shown(rows).order_by("name", "pk")}
        self.territories = [row for row in self.places.values() if row.kind == Kind.TERRITORY]
        self._territory_ids = {row.pk for row in self.territories}

    def share(self, pause: Pause, place: "Shown") -> Share:
        """Of this place, as it is shown."""
        if self.is_reached(pause, place):
            return self._share_of_reached(pause, place)
        held = self.places[pause.jurisdiction_id]
        return Share.SOME if self._is_inside(held, place) else Share.NONE

    def is_reached(self, pause: Pause, place: Jurisdiction) -> bool:
        """As the guard of the database has it: pause_reaches()."""
        if pause.jurisdiction_id not in place.ancestors:
            return False
        on_the_way = place.ancestors[place.ancestors.index(pause.jurisdiction_id) + 1 :]
        return not on_the_way or (pause.include_parts and set(pause.left_out).isdisjoint(on_the_way))

    def _share_of_reached(self, pause: Pause, place: "Shown") -> Share:
        if place.has_parts and not pause.include_parts:
            return Share.SOME
        free = any(self._is_inside(self.places[part], place) for part in pause.left_out)
        return Share.SOME if free else Share.ALL

    def _is_inside(self, part: Jurisdiction, place: Jurisdiction) -> bool:
        """Below the place, with no territory of its own between; everything is inside the world."""
        if place.pk not in part.ancestors or part.pk == place.pk:
            return False
        between = part.ancestors[part.ancestors.index(place.pk) + 1 :]
        return place.kind == Kind.WORLD or self._territory_ids.isdisjoint(between)
