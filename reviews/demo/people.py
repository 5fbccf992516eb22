"""The people of the demo. Each name says that it is made up."""

from dataclasses import dataclass

from jurisdictions.models import WORLD, Jurisdiction
from portal.access.permissions import Role
from portal.accounts.acts.grant_role import grant_role
from portal.accounts.acts.invite import invite
from portal.accounts.acts.set_team import set_team
from portal.accounts.models import User


@dataclass(frozen=True)
class Part:
    """One person: how they are called in the demo's code, who they are, what they do in the story."""

    key: str
    name: str
    title: str
    does: str
    roles: tuple[Role, ...] = ()
    is_staff: bool = False


CAST = (
    Part("intake", "Ines Intake", "Intake clerk", "enters the request that arrives", (Role.INTAKE,)),
    Part("reviewer", "Robin Review", "Reviewer", "takes requests and proposes decisions", (Role.REVIEWER,)),
    Part("second", "Rosa Review", "Reviewer", "works the same queues as Robin", (Role.REVIEWER,)),
    Part("approver", "Alex Approve", "Approver", "approves what Robin proposed", (Role.APPROVER,)),
    Part("counsel", "Abel Approve", "Approver", "approves exceptions for the other team", (Role.APPROVER,)),
    Part("pauser", "Paula Pause", "Pause officer", "pauses Hong Kong, later lifts it", (Role.PAUSE_OFFICER,)),
    Part("counter", "Pedro Pause", "Pause officer", "countersigns Paula's pause", (Role.PAUSE_OFFICER,)),
    Part(
        "author",
        "Asha Assess",
        "Assessor",
        "writes the assessment and signs as author",
        (Role.ASSESSOR, Role.AUTHOR),
    ),
    Part("rights", "Hana Rights", "Human-rights reviewer", "signs for human rights", (Role.RIGHTS_REVIEWER,)),
    Part("legal", "Leo Legal", "Regional counsel", "signs for law and region", (Role.LEGAL_REVIEWER,)),
    Part("executive", "Edda Executive", "Accountable executive", "signs last", (Role.EXECUTIVE,)),
    Part(
        "board",
        "Enno Executive",
        "Accountable executive",
        "answers for break-glass",
        (Role.EXECUTIVE, Role.OPENER),
    ),
    Part("auditor", "Audra Audit", "Auditor", "reads and verifies the ledger", (Role.AUDITOR,)),
    Part("admin", "Adrian Admin", "Administrator", "sets up people, queues and services", is_staff=True),
)

# An exception needs approvers of two teams.
TEAMS = (
    ("Trust and safety", "Reads requests and decides", ("reviewer", "second", "approver")),
    ("Law and policy", "Pauses, assesses, advises", ("counsel", "pauser", "counter", "legal", "rights")),
)


def load_people() -> dict[str, User]:
    """Everybody of the cast, with their roles for the whole world."""
    world = Jurisdiction.objects.get(code=WORLD)
    people = {}
    for part in CAST:
        person = invite(
            None,
            f"{part.name.lower().replace(' ', '.')}@desk.example",
            part.name,
            title=part.title,
            is_demo=True,
            is_staff=part.is_staff,
            demo_part=part.does,
        )
        for role in part.roles:
            grant_role(None, role, person, world)
        people[part.key] = person
    for name, purpose, keys in TEAMS:
        set_team(None, None, name=name, purpose=purpose, members=[people[key] for key in keys])
    return people
