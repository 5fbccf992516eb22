"""A request in a reviewer's hands: received, taken, given back, asked about, decided."""

from datetime import timedelta
from typing import Any

from portal.acts.refusals import Held, NotPermitted, OutOfOrder
from reviews.acts.receive import receive
from reviews.desk.acts.ask_clarification import ask_clarification
from reviews.desk.acts.claim import LIMIT, claim
from reviews.desk.acts.decide import Item, decide
from reviews.desk.acts.release import release
from reviews.desk.acts.take_next import take_next
from reviews.desk.checklist import POINTS
from reviews.desk.models import ChecklistAnswer, Claim
from reviews.desk.refusals import AlreadyTaken, NothingToTake, NotYours, TooMany
from reviews.models import Queue, Request
from tests.factories.intake import facts
from tests.proofs.machine.act import Act, Answer
from tests.proofs.machine.cast import Cast, Person
from tests.proofs.machine.counts import workable
from tests.proofs.machine.oracle import Oracle
from tests.proofs.machine.records import DISCLOSING, Case, Decision


def stored(case: Case) -> Request:
    return Request.objects.select_related("agency_jurisdiction").get(pk=case.id)


def out_of_reach(oracle: Oracle, person: Person, right: str, case: Case) -> bool:
    return not person.may(oracle, right, case.place)


def in_hand(oracle: Oracle, person: Person) -> int:
    return sum(case.holder == person.name for case in oracle.cases.values())


def receiving(oracle: Oracle, cast: Cast, by: Person, given: dict[str, Any], ago: timedelta) -> Act:
    """A request arrived `ago`; a pause never keeps it out. Its checklist is answered at once."""
    received = oracle.now - ago

    def perform() -> Request:
        made = receive(by.user, facts(**given, received_at=received))
        ChecklistAnswer.objects.bulk_create(
            ChecklistAnswer(request=made, point=point.code, finding="yes", person=by.user) for point in POINTS
        )
        return made

    def goes_on(made: Request) -> None:
        oracle.cases[made.pk] = Case(
            id=made.pk,
            place=made.agency_jurisdiction_id,
            user_place=made.user_jurisdiction_id,
            service=made.service_id,
            type=made.type,
            categories=frozenset(made.categories),
            emergency=made.emergency,
            queue=cast.urgent if made.emergency else cast.line,
            received=received,
            due=made.due_at,
        )

    expected = None if by.may(oracle, "review", given["agency"].jurisdiction_id) else NotPermitted
    return Act("receive", f"{by.name} enters a request", lambda: expected, perform, goes_on)


def _taken(by: Person, case: Case) -> None:
    case.state, case.holder = "in_review", by.name
    case.lease_ends = Claim.objects.get(request=case.id, ended_at=None).expires_at


def claiming(oracle: Oracle, by: Person, case: Case) -> Act:
    def expected() -> Answer:
        if out_of_reach(oracle, by, "review", case) or case.queue not in by.queues:
            return NotPermitted
        if in_hand(oracle, by) >= LIMIT:
            return TooMany
        if case.state not in {"received", "waiting"}:
            return AlreadyTaken if case.holder else OutOfOrder
        return Held if oracle.holding(case, "review") else None

    return Act(
        "claim",
        f"{by.name} claims request {case.id}",
        expected,
        lambda: claim(by.user, stored(case)),
        lambda _made: _taken(by, case),
    )


def taking_next(oracle: Oracle, by: Person, queue: int | None) -> Act:
    """The first deadline that nothing holds back, and never another request."""
    queues = {queue} if queue else by.queues

    def expected() -> Answer:
        if not workable(oracle, by, queues):
            return NothingToTake
        return TooMany if in_hand(oracle, by) >= LIMIT else None

    def perform() -> Request:
        return take_next(by.user, Queue.objects.get(pk=queue) if queue else None)

    def goes_on(given: Request) -> None:
        assert given.pk == workable(oracle, by, queues)[0], f"request {given.pk} was not the first in line"
        _taken(by, oracle.cases[given.pk])

    return Act("take next", f"{by.name} takes the next of {queue or 'all'}", expected, perform, goes_on)


def _given_back(case: Case, state: str) -> None:
    case.state, case.holder, case.lease_ends = state, "", None


def releasing(by: Person, case: Case) -> Act:
    return Act(
        "release",
        f"{by.name} gives request {case.id} back",
        lambda: None if case.holder == by.name else NotYours,
        lambda: release(by.user, stored(case)),
        lambda _done: _given_back(case, "received"),
    )


def clarifying(oracle: Oracle, by: Person, case: Case) -> Act:
    """A question to the agency discloses nothing; still it is review, which a pause stops."""

    def expected() -> Answer:
        if out_of_reach(oracle, by, "review", case):
            return NotPermitted
        if case.holder != by.name:
            return NotYours
        return Held if oracle.holding(case, "review") else None

    return Act(
        "ask clarification",
        f"{by.name} asks about request {case.id}",
        expected,
        lambda: ask_clarification(by.user, stored(case), "Which account?"),
        lambda _done: _given_back(case, "waiting"),
    )


def deciding(oracle: Oracle, by: Person, case: Case, outcome: str) -> Act:
    def expected() -> Answer:
        if out_of_reach(oracle, by, "review", case):
            return NotPermitted
        if case.holder != by.name:
            return NotYours
        return Held if oracle.holding(case, "review") else None

    def perform() -> Any:
        request = stored(case)
        wanted = list(request.identifiers.all()) if outcome in DISCLOSING else []
        items = [Item(one.pk, category) for one in wanted for category in request.categories]
        return decide(by.user, request, outcome=outcome, reason="As the law says.", items=items)

    def goes_on(made: Any) -> None:
        case.decisions.append(Decision(made.pk, by.name, outcome in DISCLOSING, made.at))
        _given_back(case, "proposed")

    return Act("decide", f"{by.name} decides {outcome} on request {case.id}", expected, perform, goes_on)
