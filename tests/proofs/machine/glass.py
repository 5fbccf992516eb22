"""Break-glass: two executives free a pause for some hours, and the same pause begins again by itself."""

from datetime import timedelta
from typing import Any

from jurisdictions.assessments.break_glass.acts.answer import Freed, confirm, decline
from jurisdictions.assessments.break_glass.acts.ask import ask
from jurisdictions.assessments.break_glass.models import BreakGlass
from jurisdictions.assessments.break_glass.refusals import NotApart
from jurisdictions.pauses.acts.begin_again import begin_again_now
from jurisdictions.pauses.models import Pause as StoredPause
from jurisdictions.pauses.refusals import AlreadyPaused
from portal.acts.refusals import FourEyes, Invalid, NotPermitted, OutOfOrder, Stale
from tests.proofs.machine.act import Act, Answer
from tests.proofs.machine.cast import Person
from tests.proofs.machine.oracle import Oracle
from tests.proofs.machine.pausing import begun, follows, is_there, not_in_force_to_end, stored
from tests.proofs.machine.records import Glass, Pause, Scope
from tests.proofs.machine.scopes import (
    for_product,
    in_other_words,
    is_equal,
    is_invalid,
    leaves_out_strangers,
)

HOUR = timedelta(hours=1)
NOT_WHAT_WAS_READ = "0" * 64


def asking(
    oracle: Oracle, by: Person, pause: Pause, hours: int, reviewer: Person, meanwhile: Scope | None
) -> Act:
    """One executive asks; nothing changes. `meanwhile` is what still holds, none for a lift."""

    def expected() -> Answer:
        if not by.may(oracle, "executive", pause.scope.place):
            return NotPermitted
        if not_in_force_to_end(oracle, pause):
            return OutOfOrder
        if pause.decided_by == by.name:
            return NotApart
        if not 1 <= hours <= 72 or not _may_review(oracle, reviewer, pause):
            return Invalid
        return _not_narrower(oracle, pause, meanwhile) or _asked_already(oracle, pause)

    def perform() -> BreakGlass:
        facts: dict[str, Any] = {"reason": "A court set an hour.", "hours": hours, "reviewer": reviewer.user}
        return ask(by.user, stored(pause), **facts, narrower=for_product(meanwhile) if meanwhile else None)

    def goes_on(made: BreakGlass) -> None:
        glass = Glass(made.pk, pause.id, hours, reviewer.name, by.name, made.asked_at, meanwhile)
        oracle.glasses.append(glass)

    words = f"{by.name} asks to free pause {pause.id} for {hours} hours"
    return Act("ask to break the glass", words, expected, perform, goes_on)


def _may_review(oracle: Oracle, reviewer: Person, pause: Pause) -> bool:
    """Somebody who signs as author there and is no executive there."""
    place = pause.scope.place
    return reviewer.may(oracle, "author", place) and not reviewer.may(oracle, "executive", place)


def _not_narrower(oracle: Oracle, pause: Pause, meanwhile: Scope | None) -> Answer:
    if meanwhile is None:
        return None
    if is_invalid(oracle, meanwhile):
        return Invalid
    if in_other_words(pause.scope, meanwhile):
        return OutOfOrder
    return None if meanwhile != pause.scope else OutOfOrder


def _asked_already(oracle: Oracle, pause: Pause) -> Answer:
    asked = any(glass.pause == pause.id and glass.is_open(oracle.now) for glass in oracle.glasses)
    return OutOfOrder if asked else None


def confirming(oracle: Oracle, people: dict[str, Person], by: Person, glass: Glass, *, read: bool) -> Act:
    """The second executive, who read what was asked for: the pause ends, and begins again by the clock."""
    pause = oracle.pauses[glass.pause]
    reviewer, asker = people[glass.reviewer], people[glass.asked_by]

    def expected() -> Answer:
        if refused := _may_not_confirm(oracle, by, pause, glass):
            return refused
        if not read:
            return Stale
        if not _may_review(oracle, reviewer, pause):
            return Invalid
        # Whoever asked is an executive there still: the jurisdiction may have moved.
        if not asker.may(oracle, "executive", pause.scope.place):
            return NotApart
        return _refused_meanwhile(oracle, pause, glass.meanwhile)

    def perform() -> Freed:
        asked = _row(glass)
        return confirm(by.user, asked, content_hash=asked.content_hash if read else NOT_WHAT_WAS_READ)

    def goes_on(made: Freed) -> None:
        _freed(oracle, pause, glass, by, made)

    words = f"{by.name} confirms to free pause {pause.id} for {glass.hours} hours"
    return Act("break the glass", words, expected, perform, goes_on)


def _may_not_confirm(oracle: Oracle, by: Person, pause: Pause, glass: Glass) -> Answer:
    if not by.may(oracle, "executive", pause.scope.place):
        return NotPermitted
    if not_in_force_to_end(oracle, pause) or not glass.is_open(oracle.now):
        return OutOfOrder
    if glass.asked_by == by.name:
        return FourEyes
    return NotApart if pause.decided_by == by.name else None


def _refused_meanwhile(oracle: Oracle, pause: Pause, meanwhile: Scope | None) -> Answer:
    if meanwhile is None:
        return None
    if leaves_out_strangers(oracle, meanwhile):
        return Invalid
    # The same pause begins again: an equal one cannot stand beside it then.
    is_taken = is_equal(meanwhile, pause.scope) or is_there(oracle, meanwhile, oracle.now, besides=pause)
    return AlreadyPaused if is_taken else None


def _freed(oracle: Oracle, pause: Pause, glass: Glass, by: Person, made: Freed) -> None:
    pause.ends = StoredPause.objects.get(pk=pause.id).period.upper
    late = oracle.now - pause.ends
    assert timedelta() <= late < HOUR / 6, f"pause {pause.id} was freed at {pause.ends}"
    if glass.meanwhile:
        assert made.meanwhile is not None, f"nothing holds instead of pause {pause.id}"
        follows(pause, begun(oracle, glass.meanwhile, by, made.meanwhile))
    again = begun(oracle, pause.scope, by, made.again)
    assert again.begins == pause.ends + glass.hours * HOUR, f"it begins again at {again.begins}"
    again.decided_by, again.countersigned = pause.decided_by, pause.countersigned
    again.new_since = pause.new_since or pause.begins
    again.resumes = True
    glass.answered, glass.again = True, again.id


def declining(oracle: Oracle, by: Person, glass: Glass) -> Act:
    pause = oracle.pauses[glass.pause]

    def expected() -> Answer:
        if not by.may(oracle, "executive", pause.scope.place):
            return NotPermitted
        return None if glass.is_open(oracle.now) else OutOfOrder

    def goes_on(_made: Any) -> None:
        glass.answered = True

    def perform() -> BreakGlass:
        return decline(by.user, _row(glass), reason="Wait for the assessment.")

    return Act("keep the glass", f"{by.name} does not free pause {pause.id}", expected, perform, goes_on)


def beginning_again(oracle: Oracle, by: Person, pause: Pause) -> Act:
    """At once, before its hours are over."""

    def expected() -> Answer:
        if not any(by.may(oracle, right, pause.scope.place) for right in ("pause", "executive")):
            return NotPermitted
        waits = pause.resumes and pause.ends is None and oracle.now < pause.begins
        return None if waits else OutOfOrder

    def goes_on(made: StoredPause) -> None:
        pause.begins = made.period.lower
        late = oracle.now - pause.begins
        assert timedelta() <= late < HOUR / 6, f"pause {pause.id} began again at {pause.begins}"

    def perform() -> StoredPause:
        return begin_again_now(by.user, stored(pause), reason="It is done.")

    return Act("begin again", f"{by.name} lets pause {pause.id} begin again", expected, perform, goes_on)


def _row(glass: Glass) -> BreakGlass:
    return BreakGlass.objects.select_related("pause__jurisdiction", "asked_by", "reviewer").get(pk=glass.id)
