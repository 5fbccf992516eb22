"""The matrix: places down, services across, and where each cell leads."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from jurisdictions.find import find_jurisdiction
from jurisdictions.models import Jurisdiction, Service
from jurisdictions.pauses.atlas.moment import Moment
from jurisdictions.pauses.atlas.reach import shown
from jurisdictions.pauses.atlas.states import Standing
from jurisdictions.pauses.effects import places_with_open
from portal.access.permissions import Permission
from portal.access.questions import may, may_anywhere, reach
from portal.accounts.models import User

if TYPE_CHECKING:
    from jurisdictions.pauses.atlas.reach import Shown


@dataclass(frozen=True)
class Cell:
    """One place for one service. `new_url` is the form of a new pause, empty for who may not pause there."""

    service: Service
    standing: Standing
    new_url: str

    @property
    def url(self) -> str:
        """The pause that says most, or else the form of a new one."""
        pause = self.standing.pause
        return pause.get_absolute_url() if pause else self.new_url

    @property
    def leads_to(self) -> str:
        """What is behind the link, for who cannot see the row and column it stands in."""
        pause = self.standing.pause
        return str(pause.reference) if pause else _("pause")


def places(moment: Moment, text: str, pauser: User | None) -> "QuerySet[Shown]":
    """The one called so, or those whose names have it in them.

    Without a text: those that a pause reaches, and where this person may pause and open work came from.
    """
    if text:
        called = find_jurisdiction(text)
        named = Q(name__icontains=text) | Q(official_name__icontains=text)
        return shown(Jurisdiction.objects.filter(Q(pk=called.pk) if called else named))
    wanted = moment.touched()
    if pauser is not None and may_anywhere(pauser, Permission.PAUSE):
        busy = Jurisdiction.objects.filter(pk__in=places_with_open())
        wanted |= set(reach(pauser, [Permission.PAUSE], busy).values_list("pk", flat=True))
    return shown(Jurisdiction.objects.filter(pk__in=wanted))


def cells(moment: Moment, place: "Shown", pauser: User | None) -> list[Cell]:
    """A row of the matrix, a cell a service. Nobody pauses in the past: `pauser` is None there."""
    row = zip(moment.services, moment.row(place), strict=True)
    may_pause = pauser is not None and may(pauser, Permission.PAUSE, place)
    return [
        Cell(service, standing, _new_url(place, service) if may_pause and service.is_active else "")
        for service, standing in row
    ]


def _new_url(place: Jurisdiction, service: Service) -> str:
    return f"{reverse('pauses:new')}?{urlencode({'j': place.code, 's': service.code})}"
