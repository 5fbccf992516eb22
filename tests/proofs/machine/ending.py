"""The acts by which two people end a pause with a mandate: lift, narrow, convert."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from jurisdictions.pauses.acts.answer import confirm, decline
from jurisdictions.pauses.acts.ask_to_end import ask_to_lift, ask_to_replace
from jurisdictions.pauses.models import Mandate as StoredMandate
from jurisdictions.pauses.models import Pause as StoredPause
from jurisdictions.pauses.models import Proposal as StoredProposal
from jurisdictions.pauses.refusals import AlreadyPaused, NoMandate
from portal.acts.refusals import FourEyes, Invalid, NotPermitted, OutOfOrder
from tests.proofs.machine.act import Act, Answer, Check
from tests.proofs.machine.cast import Person
from tests.proofs.machine.oracle import Oracle
from tests.proofs.machine.pausing import begun, follows, is_there, may_not_pause, not_in_force_to_end, stored
from tests.proofs.machine.records import Mandate, Pause, Proposal, Scope
from tests.proofs.machine.scopes import for_product, in_other_words, is_invalid, leaves_out_strangers

HOUR = timedelta(hours=1)


def sign(oracle: Oracle, pause: Pause, action: str, lasting: timedelta) -> None:
    """A mandate is there. Its assessment and signatures are shown by other tests."""
    expires = oracle.now + lasting
    paper = {"decision_kind": "proof", "decision_id": 0, "decision_reference": "proof", "signers": []}
    StoredMandate.objects.create(pause_id=pause.id, action=action, expires_at=expires, **paper)
    oracle.mandates.append(Mandate(pause.id, action, expires))


def mandate_for(oracle: Oracle, pause: Pause, action: str) -> Mandate | None:
    """The newest one that is neither used nor over."""
    for one in reversed(oracle.mandates):
        if (one.pause, one.action, one.used) == (pause.id, action, False) and one.expires > oracle.now:
            return one
    return None


def proposing_lift(oracle: Oracle, by: Person, pause: Pause, stages: int, hours: int) -> Act:
    proposal = Proposal(0, pause.id, "lift", by.name, stages=stages, hours=hours)

    def perform() -> StoredProposal:
        return ask_to_lift(by.user, stored(pause), stages=stages, hours=hours)

    return _proposing(oracle, by, proposal, perform, lambda: None)


def proposing_other(oracle: Oracle, by: Person, pause: Pause, scope: Scope) -> Act:
    """Narrow the pause to this scope, or convert it where only what becomes of the requests is another."""
    action = "narrow" if scope.handling == pause.scope.handling else "convert"

    def refused_before() -> Answer:
        if is_invalid(oracle, scope):
            return Invalid
        if in_other_words(pause.scope, scope):
            return OutOfOrder
        return None if scope != pause.scope else OutOfOrder

    def perform() -> StoredProposal:
        return ask_to_replace(by.user, stored(pause), for_product(scope), reason="As decided.")

    proposal = Proposal(0, pause.id, action, by.name, scope=scope)
    return _proposing(oracle, by, proposal, perform, refused_before)


def _proposing(
    oracle: Oracle, by: Person, proposal: Proposal, perform: Callable[[], Any], refused_before: Check
) -> Act:
    pause = oracle.pauses[proposal.pause]

    def expected() -> Answer:
        if refused := refused_before():
            return refused
        if may_not_pause(oracle, by, pause.scope):
            return NotPermitted
        if not_in_force_to_end(oracle, pause):
            return OutOfOrder
        if mandate_for(oracle, pause, proposal.action) is None or _frees_all(oracle, pause, proposal):
            return NoMandate
        is_open = any(one.pause == pause.id and not one.answered for one in oracle.proposals)
        return OutOfOrder if is_open else None

    def goes_on(made: StoredProposal) -> None:
        oracle.proposals.append(replace(proposal, id=made.pk))

    words = f"{by.name} proposes to {proposal.action} pause {pause.id}"
    return Act("propose", words, expected, perform, goes_on)


def confirming(oracle: Oracle, by: Person, proposal: Proposal) -> Act:
    pause = oracle.pauses[proposal.pause]

    def expected() -> Answer:
        if may_not_pause(oracle, by, pause.scope):
            return NotPermitted
        if not_in_force_to_end(oracle, pause) or proposal.answered:
            return OutOfOrder
        if proposal.asked_by == by.name:
            return FourEyes
        if mandate_for(oracle, pause, proposal.action) is None or _frees_all(oracle, pause, proposal):
            return NoMandate
        return _what_follows(oracle, pause, proposal.scope)

    def goes_on(made: StoredPause) -> None:
        proposal.answered = True
        mandate_for(oracle, pause, proposal.action).used = True
        if proposal.scope:
            then = begun(oracle, proposal.scope, by, made)
            then.decided_by, then.countersigned = proposal.asked_by, True
            follows(pause, then)
        else:
            _lifted(oracle, pause, proposal)

    words = f"{by.name} confirms to {proposal.action} pause {pause.id} in {proposal.stages} stages"
    return Act(proposal.action, words, expected, lambda: confirm(by.user, _row(proposal)), goes_on)


def _frees_all(oracle: Oracle, pause: Pause, proposal: Proposal) -> bool:
    """It is called narrower, and nothing that waits under the pause now would stay under what follows."""
    if proposal.action != "narrow" or proposal.scope is None:
        return False
    # What was excepted from this pause is not excepted from the next one.
    next_one = Pause(0, replace(proposal.scope, stage=pause.scope.stage), "", oracle.now)
    if pause.scope.new_only and proposal.scope.new_only:
        next_one.new_since = pause.new_since or pause.begins
    return bool(oracle.waiting_under(pause)) and not oracle.waiting_under(next_one)


def _what_follows(oracle: Oracle, pause: Pause, scope: Scope | None) -> Answer:
    if scope is None:
        return None
    if leaves_out_strangers(oracle, scope):
        return Invalid
    return AlreadyPaused if is_there(oracle, scope, oracle.now, besides=pause) else None


def _lifted(oracle: Oracle, pause: Pause, proposal: Proposal) -> None:
    """At once, or in stages: the oldest requests first, in shares of what was held a moment before."""
    row = StoredPause.objects.get(pk=pause.id)
    if proposal.stages > 1:
        first = row.release_at[0]
        begins = [first + number * proposal.hours * HOUR for number in range(proposal.stages)]
        until = [*oracle.edges(pause, proposal.stages, first), begins[-1]]
        assert (row.release_at, row.release_until) == (begins, until), f"the stages are {row.release_until}"
        pause.stages = list(zip(begins, until, strict=True))
    pause.ends = row.period.upper
    late = oracle.now - (pause.stages[0][0] if pause.stages else pause.ends)
    assert timedelta() <= late < HOUR / 6, f"pause {pause.id} was lifted at {pause.ends}"


def declining(oracle: Oracle, by: Person, proposal: Proposal) -> Act:
    pause = oracle.pauses[proposal.pause]

    def expected() -> Answer:
        if may_not_pause(oracle, by, pause.scope):
            return NotPermitted
        return OutOfOrder if proposal.answered else None

    def goes_on(_made: Any) -> None:
        proposal.answered = True

    def perform() -> StoredProposal:
        return decline(by.user, _row(proposal), reason="Not yet.")

    return Act("decline", f"{by.name} declines to end pause {pause.id}", expected, perform, goes_on)


def _row(proposal: Proposal) -> StoredProposal:
    return StoredProposal.objects.select_related("pause__jurisdiction").get(pk=proposal.id)
