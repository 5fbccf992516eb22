"""Requests of the demo: enough of each kind to fill the desk, all entered through the act."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle

from django.utils import timezone

from jurisdictions.assessments.demo.valmoria import CODE as VALMORIA
from jurisdictions.models import Jurisdiction, Service
from reviews.acts.receive import receive
from reviews.facts import NewIdentifier, NewOfficer, NewRequest
from reviews.models import Agency, DataCategory, IdentifierKind, Request, RequestType

SUBSCRIBER = (DataCategory.SUBSCRIBER,)
TRAFFIC = (DataCategory.SUBSCRIBER, DataCategory.TRAFFIC)
CONTENT = (DataCategory.SUBSCRIBER, DataCategory.TRAFFIC, DataCategory.CONTENT)

# sender, service, type, categories, offence, days ago, about a user of
KINDS: tuple[tuple[str, str, RequestType, tuple[str, ...], str, int, str], ...] = (
    ("hk", "harbourline", RequestType.COURT_ORDER, SUBSCRIBER, "Fraud", 9, "HK"),
    ("hk", "harbourline", RequestType.SEARCH_WARRANT, CONTENT, "Conspiracy", 6, "HK"),
    ("hk2", "harbourline", RequestType.COURT_ORDER, TRAFFIC, "Smuggling", 4, "HK"),
    ("hk", "whatsapp", RequestType.COURT_ORDER, SUBSCRIBER, "Theft", 12, "HK"),
    ("hk", "google", RequestType.COURT_ORDER, TRAFFIC, "Theft", 3, "HK"),
    ("hk2", "telegram", RequestType.COURT_ORDER, SUBSCRIBER, "Smuggling", 8, "HK"),
    ("us", "harbourline", RequestType.SUBPOENA_ADMINISTRATIVE, SUBSCRIBER, "Wire fraud", 5, "US"),
    ("us", "harbourline", RequestType.COURT_ORDER_2703D, TRAFFIC, "Identity theft", 7, "US"),
    ("us", "harbourline", RequestType.SEARCH_WARRANT, CONTENT, "Kidnapping", 2, "US"),
    ("us", "harbourline", RequestType.PRESERVATION, TRAFFIC, "Wire fraud", 1, "US"),
    ("gb", "harbourline", RequestType.CLOUD_ACT, CONTENT, "Trafficking in persons", 3, "GB"),
    ("gb", "harbourline", RequestType.MLAT, CONTENT, "Money laundering", 20, "HK"),
    ("de", "harbourline", RequestType.EPOC, SUBSCRIBER, "Betrug (fraud)", 4, "DE"),
    ("de", "harbourline", RequestType.EPOC_PR, TRAFFIC, "Betrug (fraud)", 2, "AT"),
    ("ae", "harbourline", RequestType.INFORMAL, CONTENT, "Insult", 1, "AE"),
    # So few that no watch takes them for a rise: its signed assessment would be outdated at once.
    ("va", "harbourline", RequestType.COURT_ORDER, SUBSCRIBER, "Extortion", 5, VALMORIA),
    ("va", "harbourline", RequestType.INFORMAL, CONTENT, "Alarm", 2, VALMORIA),
)
ROUNDS = 4


def load_requests(agencies: dict[str, Agency]) -> list[Request]:
    """About seventy requests, the oldest first."""
    services = {service.code: service for service in Service.objects.all()}
    places = {
        place.code: place
        for place in Jurisdiction.objects.filter(code__in=["HK", "US", "GB", "DE", "AT", "AE", VALMORIA])
    }
    numbers = cycle(range(1, 10_000))
    made = []
    for round_number in range(ROUNDS):
        for kind in KINDS:
            facts = _facts(kind, round_number, next(numbers), agencies, services, places)
            made.append(receive(None, facts))
    made.append(receive(None, _emergency(agencies["gb"], services["harbourline"], places["GB"])))
    return made


def _facts(
    kind: tuple[str, str, RequestType, tuple[str, ...], str, int, str],
    round_number: int,
    number: int,
    agencies: dict[str, Agency],
    services: dict[str, Service],
    places: dict[str, Jurisdiction],
) -> NewRequest:
    sender, service, request_type, categories, offence, days, user_of = kind
    agency = agencies[sender]
    received = timezone.now() - timedelta(days=days + 2 * round_number, hours=number % 9)
    officer = agency.officers.get()
    return NewRequest(
        agency=agency,
        agency_reference=f"{sender.upper()}-{received:%Y}-{1000 + number}",
        service=services[service],
        type=request_type,
        categories=categories,
        identifiers=tuple(_identifiers(number)),
        received_at=received,
        officer=NewOfficer(officer.name, officer.rank, officer.email),
        user_jurisdiction=places[user_of],
        offence=offence,
        dated_on=(received - timedelta(days=2)).date(),
        narrative="Made-up request of the demo. The account holder is sought as a witness or suspect.",
    )


def _identifiers(number: int) -> Iterator[NewIdentifier]:
    yield NewIdentifier(IdentifierKind.USER_ID, f"made-up-{10_000 + number}")
    if number % 3 == 0:
        yield NewIdentifier(IdentifierKind.EMAIL, f"nobody{number}@mail.example")
    if number % 5 == 0:
        seen = timezone.now() - timedelta(days=30)
        yield NewIdentifier(IdentifierKind.IPV4, f"192.0.2.{number % 250}", 40_000 + number, seen)


def _emergency(agency: Agency, service: Service, place: Jurisdiction) -> NewRequest:
    return NewRequest(
        agency=agency,
        agency_reference="GB-EMERGENCY-1",
        service=service,
        type=RequestType.EMERGENCY,
        categories=(DataCategory.SUBSCRIBER, DataCategory.LOCATION),
        identifiers=(NewIdentifier(IdentifierKind.HANDLE, "missing_made_up"),),
        received_at=timezone.now() - timedelta(minutes=25),
        officer=NewOfficer("Sam Pretend", "Sergeant", "officer@northmoor.example"),
        user_jurisdiction=place,
        emergency=True,
        emergency_reason="A missing person of the demo wrote a farewell message an hour ago.",
        narrative="Made-up emergency of the demo.",
    )
