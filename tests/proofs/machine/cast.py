"""Who takes part and where: a small tree, two queues, three services, people of two teams."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from jurisdictions.models import Jurisdiction
from portal.access.permissions import Permission, Role
from portal.accounts.models import User
from reviews.models import Agency
from tests.factories.people import give, with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import agency, queue
from tests.factories.teams import in_team
from tests.proofs.machine.oracle import Oracle

# Part -> what it is part of. People hold their roles on the two roots.
TREE = {"KA": "001", "KB": "001", "KA-1": "KA", "KA-2": "KA", "KA-1a": "KA-1", "KA-1b": "KA-1", "KB-1": "KB"}
TYPES = ["court_order", "mlat", "subpoena_civil"]
CATEGORIES = ["subscriber", "content"]
SERVICES = ["whatsapp", "signal", "telegram"]
KINDS = ["threat_to_life", "mlat"]
DOMAIN = "police.example"

Places = tuple[Any, ...]


@dataclass
class Person:
    """What the oracle knows of a person: rights, the roots they are held on, queues and team."""

    name: str
    user: User
    rights: set[str]
    roots: set[int]
    queues: set[int] = field(default_factory=set)
    team: str = ""

    def may(self, oracle: Oracle, right: str, place: int) -> bool:
        return right in self.rights and any(at in self.roots for at in oracle.upwards(place))


@dataclass
class Cast:
    """Everything that is there before anything happens: ids, and the rows as they were remembered."""

    world: int
    places: dict[int, Jurisdiction]
    services: list[int]
    line: int
    urgent: int
    people: dict[str, Person]

    def tree(self) -> dict[int, int | None]:
        """Each place with what it is part of."""
        return {self.world: None} | {pk: place.parent_id for pk, place in self.places.items()}

    def name(self, place: int) -> str:
        return self.places[place].code if place in self.places else "the world"

    def with_right(self, right: str) -> list[Person]:
        return [one for one in self.people.values() if right in one.rights]


def assemble() -> Cast:
    """Make them all, in a database where no other jurisdiction is left but the world."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM jurisdictions_jurisdictioncode")
        cursor.execute("DELETE FROM jurisdictions_jurisdiction WHERE code <> '001'")
    for code, above in TREE.items():
        _with_agency(jurisdiction(code, parent=Jurisdiction.objects.get(code=above)))
    places = {place.pk: place for place in Jurisdiction.objects.filter(code__in=TREE)}
    services = [service(code).pk for code in SERVICES]
    line, urgent = queue("line", order=2), queue("urgent", order=1, emergencies_only=True)
    people = _people((jurisdiction("KA"), jurisdiction("KB")), (line, urgent))
    return Cast(
        world=Jurisdiction.objects.get(code="001").pk,
        places=places,
        services=services,
        line=line.pk,
        urgent=urgent.pk,
        people={person.name: person for person in people},
    )


def _with_agency(place: Jurisdiction) -> Agency:
    made = agency(place)
    made.domains, made.reply_address = [DOMAIN], f"{place.code.lower()}@{DOMAIN}"
    made.save()
    return made


def _people(both: Places, queues: Places) -> Iterator[Person]:
    """Lena does everything; Ravi, Cy, Quin and Ed know the first root only; Amy and Bo are of one team."""
    first = both[:1]
    lena = _person("Lena", Role.REVIEWER, {"review", "approve"}, both, queues)
    for root in both:
        give(lena.user, Permission.APPROVE, root)
    yield lena
    yield _person("Ravi", Role.REVIEWER, {"review"}, first, queues[:1])
    yield _person("Amy", Role.APPROVER, {"approve"}, both, team="Law")
    yield _person("Bo", Role.APPROVER, {"approve"}, both, team="Law")
    yield _person("Cy", Role.APPROVER, {"approve"}, first, team="Safety")
    yield _person("Ola", Role.PAUSE_OFFICER, {"pause"}, both)
    yield _person("Per", Role.PAUSE_OFFICER, {"pause"}, both)
    yield _person("Quin", Role.PAUSE_OFFICER, {"pause"}, first)
    xu = _person("Xu", Role.EXECUTIVE, {"executive", "pause"}, both)
    for root in both:
        give(xu.user, Permission.PAUSE, root)
    yield xu
    yield _person("Eva", Role.EXECUTIVE, {"executive"}, both)
    yield _person("Ed", Role.EXECUTIVE, {"executive"}, first)
    yield _person("Rhea", Role.AUTHOR, {"author"}, both)


def _person(
    name: str, role: Role, rights: set[str], roots: Places, queues: Places = (), team: str = ""
) -> Person:
    user = with_role(role, *roots, name=name)
    for queue_worked in queues:
        give(user, Permission.WORK_QUEUE, queue_worked)
    if team:
        in_team(user, team)
    return Person(name, user, rights, {root.pk for root in roots}, {one.pk for one in queues}, team)
