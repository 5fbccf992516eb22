"""The records of the oracle: scopes, pauses, requests, and what was decided and made for them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

STEPS = ["intake", "review", "production"]
DISCLOSING = {"full", "partial"}
ENDED = {"delivered", "closed"}
AFTER_DECISION = {"proposed", "approved", "produced"}


@dataclass(frozen=True)
class Scope:
    """What a pause says it covers. An empty set of services, types or categories means all of them."""

    place: int
    parts: bool = True
    left_out: frozenset[int] = frozenset()
    services: frozenset[int] = frozenset()
    types: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    nexus: str = "agency"
    stage: str = "review"
    new_only: bool = False
    handling: str = "hold"
    exceptions: frozenset[str] = frozenset()
    criteria: str = "As the policy says."


@dataclass
class Pause:
    """A pause with its time. `stages` are (from when, requests received before when) of a lift in stages."""

    id: int
    scope: Scope
    decided_by: str
    begins: datetime
    ends: datetime | None = None
    stages: list[tuple[datetime, datetime]] = field(default_factory=list)
    countersigned: bool = False
    # It begins again, by the clock, what a broken glass freed.
    resumes: bool = False
    # As far back as the one looked that it follows.
    new_since: datetime | None = None

    def in_force(self, now: datetime) -> bool:
        return self.begins <= now and (self.ends is None or now < self.ends)


@dataclass
class Decision:
    id: int
    proposer: str
    discloses: bool
    at: datetime
    settled: bool = False


@dataclass
class Production:
    id: int
    decision: Decision
    token: str
    expires: datetime
    revoked: bool = False


@dataclass
class Case:
    """A request for user data."""

    id: int
    place: int
    user_place: int | None
    service: int
    type: str
    categories: frozenset[str]
    emergency: bool
    queue: int
    received: datetime
    due: datetime
    state: str = "received"
    holder: str = ""
    lease_ends: datetime | None = None
    decisions: list[Decision] = field(default_factory=list)
    productions: list[Production] = field(default_factory=list)
    excepted: set[int] = field(default_factory=set)

    @property
    def is_open(self) -> bool:
        return self.state not in ENDED

    @property
    def next_step(self) -> str:
        return "production" if self.state in AFTER_DECISION else "review"


@dataclass
class Mandate:
    """The permission to end one pause in one way, once."""

    pause: int
    action: str
    expires: datetime
    used: bool = False


@dataclass
class Proposal:
    """One officer's word to end a pause; `scope` is what follows it, none for a lift."""

    id: int
    pause: int
    action: str
    asked_by: str
    scope: Scope | None = None
    stages: int = 1
    hours: int = 0
    answered: bool = False


@dataclass
class Glass:
    """What one executive asked for: a pause freed for some hours. Whoever is asked answers within a day."""

    id: int
    pause: int
    hours: int
    reviewer: str
    asked_by: str
    asked_at: datetime
    meanwhile: Scope | None = None
    answered: bool = False
    again: int | None = None
    told: bool = False

    def is_open(self, now: datetime) -> bool:
        return not self.answered and now < self.asked_at + timedelta(hours=24)


@dataclass
class Use:
    """An exception asked for: one request, one pause."""

    id: int
    case: int
    pause: int
    asked_by: str
    first_by: str = ""
    first_team: str = ""
    granted: bool = False
    refused: bool = False

    @property
    def is_open(self) -> bool:
        return not self.granted and not self.refused
