"""From a decision to the agency's download: a second person's word, the file, its link, the end."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.acts.refusals import FourEyes, Held, NotPermitted, OutOfOrder
from reviews.desk.acts import approve as word
from reviews.desk.acts import closing
from reviews.desk.acts.hand_over import hand_over
from reviews.desk.acts.produce import produce, token_of, withdraw_link
from reviews.desk.models import Decision as StoredDecision
from reviews.desk.models import Production as StoredProduction
from reviews.desk.refusals import DecidedBeforeLift, LinkEnded
from tests.proofs.machine.act import Act, Answer
from tests.proofs.machine.cast import DOMAIN, Person
from tests.proofs.machine.desk import out_of_reach, stored
from tests.proofs.machine.oracle import Oracle
from tests.proofs.machine.records import Case, Decision, Production


def _disclosing_step(oracle: Oracle, case: Case, decision: Decision) -> Answer:
    """What stands between a decision to disclose and its next step: a pause, or one that was lifted since."""
    if oracle.holding(case, "production"):
        return Held
    return DecidedBeforeLift if oracle.outlived(case, decision) else None


def _before_word(oracle: Oracle, by: Person, case: Case, decision: Decision) -> Answer:
    if out_of_reach(oracle, by, "approve", case):
        return NotPermitted
    if decision.proposer == by.name:
        return FourEyes
    return OutOfOrder if decision.settled or case.state != "proposed" else None


def _row(decision: Decision) -> StoredDecision:
    return StoredDecision.objects.select_related("request__agency_jurisdiction").get(pk=decision.id)


def approving(oracle: Oracle, by: Person, case: Case, decision: Decision) -> Act:
    """Approving a disclosure is the first step of production; anything else is review."""

    def expected() -> Answer:
        if refused := _before_word(oracle, by, case, decision):
            return refused
        if decision.discloses:
            return _disclosing_step(oracle, case, decision)
        return Held if oracle.holding(case, "review") else None

    def goes_on(_made: Any) -> None:
        decision.settled = True
        case.state = "approved" if decision.discloses else "closed"

    words = f"{by.name} approves decision {decision.id} on request {case.id}"
    return Act("approve", words, expected, lambda: word.approve(by.user, _row(decision)), goes_on)


def sending_back(oracle: Oracle, by: Person, case: Case, decision: Decision) -> Act:
    def expected() -> Answer:
        if refused := _before_word(oracle, by, case, decision):
            return refused
        return Held if oracle.holding(case, "review") else None

    def goes_on(_made: Any) -> None:
        decision.settled = True
        case.state = "received"

    words = f"{by.name} sends decision {decision.id} on request {case.id} back"
    return Act("send back", words, expected, lambda: word.send_back(by.user, _row(decision), "No."), goes_on)


def producing(oracle: Oracle, by: Person, case: Case) -> Act:
    def expected() -> Answer:
        if out_of_reach(oracle, by, "review", case):
            return NotPermitted
        if case.state != "approved":
            return OutOfOrder
        return _disclosing_step(oracle, case, case.decisions[-1])

    def perform() -> StoredProduction:
        file = SimpleUploadedFile("data.csv", b"made-up data")
        return produce(by.user, stored(case), file=file, recipient=f"officer@{DOMAIN}")

    def goes_on(made: StoredProduction) -> None:
        link = Production(made.pk, case.decisions[-1], token_of(made.nonce), made.expires_at)
        case.productions.append(link)
        case.state = "produced"

    return Act("produce", f"{by.name} produces for request {case.id}", expected, perform, goes_on)


def handing_over(oracle: Oracle, case: Case, production: Production) -> Act:
    """Whoever holds the link downloads, as often as they like; every download is asked again."""

    def expected() -> Answer:
        if production.revoked or production.expires <= oracle.now:
            return LinkEnded
        return _disclosing_step(oracle, case, production.decision)

    def goes_on(_made: Any) -> None:
        if case.state == "produced":
            case.state = "delivered"

    words = f"the agency downloads production {production.id} of request {case.id}"
    return Act("hand over", words, expected, lambda: hand_over(production.token), goes_on)


def withdrawing(oracle: Oracle, by: Person, case: Case, production: Production) -> Act:
    def expected() -> Answer:
        if out_of_reach(oracle, by, "review", case):
            return NotPermitted
        return OutOfOrder if production.revoked else None

    def perform() -> StoredProduction:
        rows = StoredProduction.objects.select_related("request__agency_jurisdiction")
        return withdraw_link(by.user, rows.get(pk=production.id))

    def goes_on(_made: Any) -> None:
        production.revoked = True
        if case.state == "produced":
            case.state = "received"

    return Act("withdraw link", f"{by.name} ends link {production.id}", expected, perform, goes_on)


def turning_away(oracle: Oracle, by: Person, case: Case) -> Act:
    """Under a pause that refuses or re-routes, the desk closes the request; nothing is disclosed."""

    def expected() -> Answer:
        if out_of_reach(oracle, by, "review", case):
            return NotPermitted
        pauses = [oracle.pauses[pk] for pk in oracle.holding(case, "production")]
        turns = any(pause.scope.handling != "hold" for pause in pauses)
        return None if turns and case.is_open else OutOfOrder

    def goes_on(_made: Any) -> None:
        case.state, case.holder, case.lease_ends = "closed", "", None

    def perform() -> Any:
        return closing.close_under_pause(by.user, stored(case))

    return Act("close under pause", f"{by.name} turns request {case.id} away", expected, perform, goes_on)


def closing_delivered(oracle: Oracle, by: Person, case: Case) -> Act:
    def expected() -> Answer:
        if out_of_reach(oracle, by, "review", case):
            return NotPermitted
        return None if case.state == "delivered" else OutOfOrder

    def goes_on(_made: Any) -> None:
        case.state = "closed"

    def perform() -> Any:
        return closing.close_delivered(by.user, stored(case))

    return Act("close", f"{by.name} closes request {case.id}", expected, perform, goes_on)
