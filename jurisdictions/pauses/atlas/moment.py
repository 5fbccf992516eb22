"""All pauses at one moment, and how every place stands under them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from django.db.models import Q

from jurisdictions.models import Service
from jurisdictions.pauses.atlas.reach import Kind, Share, Tree
from jurisdictions.pauses.atlas.states import Standing, State, most, over_services, standing
from jurisdictions.pauses.models import Pause

if TYPE_CHECKING:
    from jurisdictions.pauses.atlas.reach import Shown


class Moment:
    """The pauses in force at a moment and those that were then known to begin later.

    Asks for pauses, services and the tree once each, however many places are asked about. The tree is
    today's: where a jurisdiction hung before it was moved is told by the ledger.
    """

    def __init__(self, at: datetime) -> None:
        self.at = at
        known = Q(period__contains=at) | Q(period__startswith__gt=at, created_at__lte=at)
        self.pauses = list(Pause.objects.filter(known).order_by("period", "pk"))
        on = {pause.jurisdiction_id for pause in self.pauses}
        self.tree = Tree(on.union(*(pause.left_out for pause in self.pauses)))
        # By the jurisdiction they stand on, and by each one that this is part of.
        self._on: dict[int, list[Pause]] = defaultdict(list)
        self._inside: dict[int, list[Pause]] = defaultdict(list)
        for pause in self.pauses:
            *above, own = self.tree.places[pause.jurisdiction_id].ancestors
            self._on[own].append(pause)
            for node in above:
                self._inside[node].append(pause)

    @cached_property
    def services(self) -> list[Service]:
        """Those that take requests, and those that a pause names."""
        named = {service for pause in self.pauses for service in pause.services}
        return list(Service.objects.filter(Q(is_active=True) | Q(pk__in=named)).order_by("name"))

    @cached_property
    def territories(self) -> dict[str, State]:
        """Each territory's state over all services, by its code."""
        return {place.code: self._over_services(place) for place in self.tree.territories}

    def row(self, place: "Shown") -> list[Standing]:
        """How the place stands for each of the services, in their order."""
        touching = [
            (pause, standing(pause, self.at, takes_all_of_it=share == Share.ALL))
            for pause, share in self._shares(place)
        ]
        return [
            most(each for pause, each in touching if not pause.services or service.pk in pause.services)
            for service in self.services
        ]

    def touched(self) -> set[int]:
        """Places with a row of their own: where a pause stands, and territories that one reaches.

        A pause on the whole world reaches all of them, which one row says.
        """
        world = {pk for pk in self._on if self.tree.places[pk].kind == Kind.WORLD}
        reached = {
            place.pk
            for place in self.tree.territories
            if any(pause.jurisdiction_id not in world for pause, _share in self._shares(place))
        }
        return reached | set(self._on)

    def _shares(self, place: "Shown") -> Iterator[tuple[Pause, Share]]:
        """The pauses that take some of the place or all of it, those on the nearest jurisdiction first."""
        above = (pause for node in reversed(place.ancestors) for pause in self._on.get(node, ()))
        for pause in chain(above, self._inside.get(place.pk, ())):
            if share := self.tree.share(pause, place):
                yield pause, share

    def _over_services(self, place: "Shown") -> State:
        row = zip(self.services, self.row(place), strict=True)
        return over_services(each.state for service, each in row if service.is_active or each.pause)
