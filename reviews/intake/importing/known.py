"""What a file may refer to, asked of the database once and kept while the file is read."""

from functools import cached_property

from django.utils.translation import gettext as _

from jurisdictions.models import Jurisdiction, JurisdictionCode, LegalInstrument, Service
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.models import User
from reviews.facts import NewAgency
from reviews.models import Agency, Queue
from reviews.regimes import Regime, regimes_for
from reviews.routing import Line, NoQueue, lines, route
from reviews.rules.problems import Wrong


class Known:
    """Services, jurisdictions, agencies and queues by the names that a file uses for them."""

    def __init__(self, by: User | None, *, add_agencies: bool) -> None:
        self.by = by
        self.add_agencies = add_agencies
        self._agencies: dict[tuple[str, int], Agency | NewAgency] = {}
        self._queues: dict[tuple[int, int, bool], Queue | None] = {}

    @cached_property
    def services(self) -> dict[str, Service]:
        return {service.code: service for service in Service.objects.all()}

    @cached_property
    def jurisdictions(self) -> dict[str, Jurisdiction]:
        """By every code; a territory that ISO lists twice has two."""
        places = {place.pk: place for place in Jurisdiction.objects.all()}
        by_code = {place.code: place for place in places.values()}
        for code, pk in JurisdictionCode.objects.values_list("code", "jurisdiction_id"):
            by_code.setdefault(code, places[pk])
        return by_code

    @cached_property
    def instruments(self) -> dict[str, LegalInstrument]:
        return {instrument.title: instrument for instrument in LegalInstrument.objects.all()}

    @cached_property
    def _lines(self) -> list[Line]:
        return lines()

    @cached_property
    def _codes(self) -> dict[int, str]:
        return {place.pk: place.code for place in self.jurisdictions.values()}

    def agency(self, name: str, place: Jurisdiction) -> Agency | NewAgency:
        """The agency of this name in this jurisdiction; a new one only where agencies may be added."""
        key = (name, place.pk)
        if key not in self._agencies:
            found = Agency.objects.filter(name=name, jurisdiction=place).first()
            if found is not None:
                found.jurisdiction = place
            elif not self.add_agencies:
                raise Wrong(
                    _("No agency “%(name)s” is known in %(place)s; --add-agencies enters new ones.")
                    % {"name": name, "place": place}
                )
            self._agencies[key] = found or NewAgency(name, place)
        return self._agencies[key]

    def may_enter(self, place: Jurisdiction) -> bool:
        """Whether the person who imports may enter requests of this jurisdiction."""
        return self.by is None or may(self.by, Permission.INTAKE, place)

    def queue(self, place: Jurisdiction, service: Service, emergency: bool) -> Queue:
        """The queue for such a request; refuses with NoQueue."""
        key = (place.pk, service.pk, emergency)
        if key not in self._queues:
            try:
                self._queues[key] = route(place, service, emergency, self._lines)
            except NoQueue:
                self._queues[key] = None
        queue = self._queues[key]
        if queue is None:
            raise NoQueue(place, service)
        return queue

    def regimes(self, place: Jurisdiction, request_type: str, emergency: bool) -> list[Regime]:
        """The regimes that such a request comes under."""
        return regimes_for(request_type, emergency, [self._codes[pk] for pk in place.ancestors])
