"""The acts on pauses that one person may do: begin, countersign, widen."""

from datetime import datetime, timedelta
from typing import Any

from jurisdictions.pauses.acts.countersign import countersign
from jurisdictions.pauses.acts.pause import pause as begin_pause
from jurisdictions.pauses.acts.widen import widen
from jurisdictions.pauses.models import Pause as StoredPause
from jurisdictions.pauses.refusals import AlreadyPaused
from portal.acts.refusals import FourEyes, Invalid, NotPermitted, OutOfOrder
from tests.proofs.machine.act import Act, Answer
from tests.proofs.machine.cast import Cast, Person
from tests.proofs.machine.oracle import Oracle
from tests.proofs.machine.records import Pause, Scope
from tests.proofs.machine.scopes import for_product, in_other_words, in_words, is_equal, is_invalid, widened

DAYS = timedelta(days=90)


def stored(pause: Pause) -> StoredPause:
    return StoredPause.objects.with_people().get(pk=pause.id)


def may_not_pause(oracle: Oracle, person: Person, scope: Scope) -> bool:
    return not person.may(oracle, "pause", scope.place)


def not_in_force_to_end(oracle: Oracle, pause: Pause) -> bool:
    """Whoever ends a pause needs one that has begun and that nobody has ended, not even in stages."""
    return pause.ends is not None or oracle.now <= pause.begins


def is_there(oracle: Oracle, scope: Scope, start: datetime, besides: Pause | None = None) -> bool:
    """An equal pause is in force at or after this start, `besides` the one that ends just now."""
    others = (pause for pause in oracle.pauses.values() if pause is not besides)
    equal = (pause for pause in others if is_equal(pause.scope, scope))
    return any(pause.ends is None or pause.ends > start for pause in equal)


def begun(oracle: Oracle, scope: Scope, by: Person, made: StoredPause) -> Pause:
    pause = Pause(made.pk, scope, by.name, made.period.lower)
    oracle.pauses[made.pk] = pause
    return pause


def beginning(oracle: Oracle, cast: Cast, by: Person, scope: Scope, shift: timedelta = timedelta()) -> Act:
    """At once; or later, where `shift` is positive; or taken over from a memo, where it is negative."""
    asked = oracle.now
    start = asked + shift

    def expected() -> Answer:
        if may_not_pause(oracle, by, scope):
            return NotPermitted
        if is_invalid(oracle, scope):
            return Invalid
        return AlreadyPaused if is_there(oracle, scope, start) else None

    def perform() -> StoredPause:
        return begin_pause(
            by.user,
            for_product(scope),
            reason="Pending further assessment.",
            review_by=asked.date() + DAYS,
            starts_at=start if shift else None,
            taken_over=shift < timedelta(),
            named=cast.places[scope.place].code,
        )

    def goes_on(made: StoredPause) -> None:
        pause = begun(oracle, scope, by, made)
        right = pause.begins == start if shift else asked <= pause.begins <= oracle.now
        assert right, f"pause {pause.id} begins at {pause.begins}, asked for at {start}"

    words = f"{by.name} pauses from {shift} on: {in_words(scope, cast)}"
    return Act("pause", words, expected, perform, goes_on)


def countersigning(oracle: Oracle, by: Person, pause: Pause) -> Act:
    def expected() -> Answer:
        if may_not_pause(oracle, by, pause.scope):
            return NotPermitted
        if pause.decided_by == by.name:
            return FourEyes
        return OutOfOrder if pause.countersigned or pause.ends else None

    def goes_on(_made: Any) -> None:
        pause.countersigned = True

    words = f"{by.name} countersigns pause {pause.id}"
    return Act("countersign", words, expected, lambda: countersign(by.user, stored(pause)), goes_on)


def widening(oracle: Oracle, cast: Cast, by: Person, pause: Pause, way: str) -> Act:
    """One restriction less, at once."""
    scope = widened(pause.scope, way)

    def expected() -> Answer:
        if may_not_pause(oracle, by, scope):
            return NotPermitted
        if not_in_force_to_end(oracle, pause):
            return OutOfOrder
        if is_invalid(oracle, scope):
            return Invalid
        if scope == pause.scope or in_other_words(pause.scope, scope):
            return OutOfOrder
        return AlreadyPaused if is_there(oracle, scope, oracle.now, besides=pause) else None

    def perform() -> StoredPause:
        named = cast.places[scope.place].code
        return widen(by.user, stored(pause), for_product(scope), reason="More of it.", named=named)

    def goes_on(made: StoredPause) -> None:
        follows(pause, begun(oracle, scope, by, made))

    words = f"{by.name} widens pause {pause.id} by {way}"
    return Act("widen", words, expected, perform, goes_on)


def follows(before: Pause, after: Pause) -> None:
    """The one pause has ended and the other has taken its place, with no moment in between."""
    before.ends = StoredPause.objects.get(pk=before.id).period.upper
    gap = after.begins - before.ends
    if before.scope.new_only and after.scope.new_only:
        after.new_since = before.new_since or before.begins
    # What holds new requests alone from now on begins when it is written, a moment later.
    begins_anew = after.scope.new_only and not before.scope.new_only
    allowed = timedelta(seconds=60) if begins_anew else timedelta()
    assert timedelta() <= gap <= allowed, f"between pauses {before.id} and {after.id} lies {gap}"
