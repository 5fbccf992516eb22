"""Exceptions: one request passes one pause when two people of two teams say so."""

from typing import Any

from portal.acts.refusals import FourEyes, Invalid, NotPermitted, OutOfOrder
from reviews.exceptions.acts.answer import approve, refuse
from reviews.exceptions.acts.ask import ask
from reviews.exceptions.models import Use as StoredUse
from reviews.exceptions.refusals import SameTeam
from tests.proofs.machine.act import Act, Answer
from tests.proofs.machine.cast import Person
from tests.proofs.machine.desk import stored
from tests.proofs.machine.oracle import Oracle
from tests.proofs.machine.pausing import stored as stored_pause
from tests.proofs.machine.records import Case, Pause, Use


def asking(oracle: Oracle, by: Person, case: Case, pause: Pause, kind: str) -> Act:
    def expected() -> Answer:
        if not by.may(oracle, "review", case.place):
            return NotPermitted
        if kind not in pause.scope.exceptions:
            return Invalid
        asked = any((one.case, one.pause, one.refused) == (case.id, pause.id, False) for one in oracle.uses)
        return OutOfOrder if asked else None

    def perform() -> StoredUse:
        return ask(by.user, stored(case), stored_pause(pause), kind=kind, facts="A life is in danger.")

    def goes_on(made: StoredUse) -> None:
        oracle.uses.append(Use(made.pk, case.id, pause.id, by.name))

    words = f"{by.name} asks to except request {case.id} from pause {pause.id}"
    return Act("ask for exception", words, expected, perform, goes_on)


def granting(oracle: Oracle, by: Person, use: Use) -> Act:
    """Say yes; the second yes, of another team, lets the request pass."""
    case = oracle.cases[use.case]

    def expected() -> Answer:
        if not by.may(oracle, "approve", case.place):
            return NotPermitted
        if not use.is_open:
            return OutOfOrder
        if by.name in {use.asked_by, use.first_by}:
            return FourEyes
        return SameTeam if by.team in {"", use.first_team} else None

    def goes_on(_made: Any) -> None:
        if use.first_by:
            use.granted = True
            case.excepted.add(use.pause)
        else:
            use.first_by, use.first_team = by.name, by.team

    words = f"{by.name} says yes to except request {use.case} from pause {use.pause}"
    return Act("grant exception", words, expected, lambda: approve(by.user, _row(use)), goes_on)


def refusing(oracle: Oracle, by: Person, use: Use) -> Act:
    def expected() -> Answer:
        if not by.may(oracle, "approve", oracle.cases[use.case].place):
            return NotPermitted
        return None if use.is_open else OutOfOrder

    def goes_on(_made: Any) -> None:
        use.refused = True

    words = f"{by.name} says no to except request {use.case} from pause {use.pause}"
    return Act("refuse exception", words, expected, lambda: refuse(by.user, _row(use), reason="No."), goes_on)


def _row(use: Use) -> StoredUse:
    return StoredUse.objects.select_related("request__agency_jurisdiction", "pause").get(pk=use.id)
