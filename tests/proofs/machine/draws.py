"""What chance may choose: facts of requests, scopes of pauses, spans of time."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import strategies as some

from jurisdictions.models import Jurisdiction, Service
from reviews.models import Agency
from tests.proofs.machine.cast import CATEGORIES, KINDS, TREE, TYPES, Cast
from tests.proofs.machine.clock import TICK
from tests.proofs.machine.oracle import Oracle
from tests.proofs.machine.records import STEPS, Case, Scope
from tests.proofs.machine.scopes import WAYS, parts_of

T = TypeVar("T")

NUMBER = some.integers(0, 9_999)
CODE = some.sampled_from(sorted(TREE))
SPAN = some.sampled_from([1, 2, 3, 6, 12, 24, 8 * 144]).map(lambda ticks: ticks * TICK)
AGO = some.sampled_from([0, 0, 0, 1, 3, 30]).map(lambda ticks: ticks * TICK)
# At once, later, or taken over from a memo.
START = some.sampled_from([0, 0, 0, 0, 0, 1, 3, 12, -2, -12]).map(lambda ticks: ticks * TICK)
END = some.sampled_from(["lift", "lift", "lift", "narrow", "convert"])
WAY = some.sampled_from(WAYS)
STAGES = some.sampled_from([(1, 0), (1, 0), (2, 1), (3, 1), (3, 2)])

FACTS = some.fixed_dictionaries(
    {
        "agency": CODE,
        "user_jurisdiction": some.none() | CODE,
        "service": some.sampled_from([0, 1]),
        "type": some.sampled_from(TYPES),
        "categories": some.sampled_from([CATEGORIES[:1], CATEGORIES[1:], CATEGORIES]),
        "emergency": some.sampled_from([False, False, True]),
    }
)


def _few(options: Sequence[Any]) -> some.SearchStrategy[frozenset[Any]]:
    """Mostly none, for none means all, or leaves out nothing; else one or two."""
    none = some.just(frozenset[Any]())
    return none | none | some.frozensets(some.sampled_from(options), min_size=1, max_size=2)


SCOPE = some.fixed_dictionaries(
    {
        "place": CODE,
        "parts": some.sampled_from([True, True, False]),
        "left_out": _few(sorted(TREE)),
        "services": _few([0, 1]),
        "types": _few(TYPES),
        "excluded": _few(TYPES),
        "categories": _few(CATEGORIES),
        "nexus": some.sampled_from(["agency", "user", "either"]),
        "stage": some.sampled_from(STEPS),
        "new_only": some.sampled_from([False, False, True]),
        "handling": some.sampled_from(["hold", "hold", "refuse", "mlat"]),
        "exceptions": _few(KINDS),
    }
)


def pick(options: Sequence[T], number: int) -> T:
    return options[number % len(options)]


def pick_by_state(cases: Sequence[Case], number: int) -> Case:
    """One of them, each state as likely as the other, but no closed one while others are open."""
    states = sorted({case.state for case in cases})
    state = pick([one for one in states if one != "closed"] or states, number)
    return pick([case for case in cases if case.state == state], number // 8)


def facts_of(drawn: dict[str, Any], cast: Cast) -> dict[str, Any]:
    """The drawn facts as rows, read afresh: a jurisdiction may have moved."""
    user = drawn["user_jurisdiction"]
    return {
        "agency": Agency.objects.select_related("jurisdiction").get(jurisdiction__code=drawn["agency"]),
        "user_jurisdiction": Jurisdiction.objects.get(code=user) if user else None,
        "service": Service.objects.get(pk=cast.services[drawn["service"]]),
        "type": drawn["type"],
        "categories": tuple(drawn["categories"]),
        "emergency": drawn["emergency"],
        "emergency_reason": "A life is in danger." if drawn["emergency"] else "",
    }


def scope_of(drawn: dict[str, Any], cast: Cast) -> Scope:
    """The drawn scope by ids; it may contradict itself."""
    ids = {place.code: pk for pk, place in cast.places.items()}
    left_out = frozenset(ids[code] for code in drawn["left_out"])
    services = frozenset(cast.services[number] for number in drawn["services"])
    return Scope(**drawn | {"place": ids[drawn["place"]], "left_out": left_out, "services": services})


def fitted(scope: Scope, case: Case, place: int) -> Scope:
    """The same scope put where it meets this request, unless what it leaves out says otherwise."""
    return replace(
        scope,
        place=place,
        services=scope.services and scope.services | {case.service},
        types=scope.types and (scope.types | {case.type}) - scope.excluded,
        categories=scope.categories and scope.categories | case.categories,
    )


def tidy(scope: Scope, oracle: Oracle) -> Scope:
    """The same scope without contradictions; whatever it leaves out is a part of its own place."""
    parts = sorted(parts_of(oracle, scope.place)) if scope.parts else []
    left_out = frozenset(pick(parts, place) for place in scope.left_out) if parts else frozenset[int]()
    return replace(scope, left_out=left_out, excluded=scope.excluded - scope.types)
