"""Which queue a request goes to: the first active one, in their order, that takes it."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from jurisdictions.models import Jurisdiction, Service
from portal.acts.refusals import Refusal
from reviews.models import Queue


class NoQueue(Refusal):
    """No queue takes the request."""

    rule = "no-queue"

    def __init__(self, jurisdiction: Jurisdiction, service: Service) -> None:
        super().__init__(
            _("No queue takes requests from %(place)s about %(service)s.")
            % {"place": jurisdiction, "service": service},
            whose=_("An administrator sets up the queues."),
            now=_("Ask an administrator to add a queue that takes it, then send it again."),
        )


@dataclass(frozen=True)
class Line:
    """A queue with what it takes; an empty set takes all."""

    queue: Queue
    jurisdictions: frozenset[int]
    services: frozenset[int]

    def takes(self, ancestors: list[int], service_id: int, emergency: bool) -> bool:
        return (
            (emergency or not self.queue.emergencies_only)
            and (not self.jurisdictions or not self.jurisdictions.isdisjoint(ancestors))
            and (not self.services or service_id in self.services)
        )


def lines() -> list[Line]:
    """The active queues in their order."""
    queues = Queue.objects.filter(is_active=True).prefetch_related(
        Prefetch("jurisdictions", Jurisdiction.objects.only("pk")),
        Prefetch("services", Service.objects.only("pk")),
    )
    return [
        Line(
            queue,
            frozenset(place.pk for place in queue.jurisdictions.all()),
            frozenset(service.pk for service in queue.services.all()),
        )
        for queue in queues
    ]


def route(
    jurisdiction: Jurisdiction, service: Service, emergency: bool, among: list[Line] | None = None
) -> Queue:
    """The queue for a request; refuses with NoQueue. `among` saves asking for the queues again."""
    for line in lines() if among is None else among:
        if line.takes(jurisdiction.ancestors, service.pk, emergency):
            return line.queue
    raise NoQueue(jurisdiction, service)
