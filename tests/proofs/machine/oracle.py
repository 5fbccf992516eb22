"""What holds what, told naively: plain records, sets and loops, written from the words of the field.

It knows neither the product's SQL nor its Python rules. A difference between the two is a finding.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.proofs.machine.records import STEPS, Case, Decision, Glass, Mandate, Pause, Proposal, Scope, Use


@dataclass
class Oracle:
    """The tree, the pauses, the requests, and what is written beside them."""

    above: dict[int, int | None]
    pauses: dict[int, Pause] = field(default_factory=dict)
    cases: dict[int, Case] = field(default_factory=dict)
    mandates: list[Mandate] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    glasses: list[Glass] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        return datetime.now(UTC)

    def upwards(self, place: int | None) -> Iterator[int]:
        """The place, then what it is part of, up to the root."""
        while place is not None:
            yield place
            place = self.above[place]

    def reaches(self, scope: Scope, place: int | None) -> bool:
        """Climb from the place to the paused one; a part that is left out stops the climb."""
        for at in self.upwards(place):
            if at == scope.place:
                return scope.parts or at == place
            if at in scope.left_out:
                return False
        return False

    def covers(self, scope: Scope, case: Case) -> bool:
        if scope.services and case.service not in scope.services:
            return False
        if scope.types and case.type not in scope.types:
            return False
        if case.type in scope.excluded:
            return False
        if scope.categories and not scope.categories & case.categories:
            return False
        by_agency = scope.nexus in {"agency", "either"} and self.reaches(scope, case.place)
        by_user = scope.nexus in {"user", "either"} and self.reaches(scope, case.user_place)
        return by_agency or by_user

    def concerns(self, pause: Pause, case: Case) -> bool:
        """It covers the request, whatever was freed since: no exception, and not only newer requests."""
        too_old = pause.scope.new_only and case.received < (pause.new_since or pause.begins)
        return pause.id not in case.excepted and not too_old and self.covers(pause.scope, case)

    def freed_at(self, pause: Pause, case: Case) -> datetime | None:
        """When the end of the pause frees the request: its own stage of the lift, else the end."""
        for begins, until in pause.stages:
            if case.received < until:
                return begins
        return pause.ends

    def touches(self, pause: Pause, case: Case) -> bool:
        """It concerns the request, and its lift has not freed it yet."""
        freed = self.freed_at(pause, case)
        return self.concerns(pause, case) and (freed is None or self.now < freed)

    def holding(self, case: Case, step: str) -> list[int]:
        """The pauses in force that hold the request back from a step: from their own stage on."""
        now = self.now
        return [
            pause.id
            for pause in self.pauses.values()
            if pause.in_force(now)
            and STEPS.index(pause.scope.stage) <= STEPS.index(step)
            and self.touches(pause, case)
        ]

    def waiting_under(self, pause: Pause) -> list[Case]:
        """The open requests whose next step it holds back, if it is in force."""
        stage = STEPS.index(pause.scope.stage)
        open_cases = (case for case in self.cases.values() if case.is_open)
        return [
            case for case in open_cases if stage <= STEPS.index(case.next_step) and self.concerns(pause, case)
        ]

    def outlived(self, case: Case, decision: Decision) -> bool:
        """Whether a disclosing decision is older than the end of a pause over its request."""
        if not decision.discloses:
            return False
        for pause in self.pauses.values():
            freed = self.freed_at(pause, case)
            if freed and decision.at < freed <= self.now and self.concerns(pause, case):
                return True
        return False

    def edges(self, pause: Pause, stages: int, lifted: datetime) -> list[datetime]:
        """Up to which arrival each stage of a lift frees: equal shares of what is held now, oldest first."""
        held = sorted(
            case.received
            for case in self.cases.values()
            if case.is_open and pause.id in self.holding(case, case.next_step)
        )
        shares = [held[math.ceil(n / stages * len(held)) - 1] for n in range(1, stages)] if held else []
        return shares or [lifted] * (stages - 1)
