"""Scopes as the oracle knows them: what is refused in one, and what makes one wider or narrower."""

from dataclasses import replace
from typing import Any

from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.scope import PauseScope
from tests.proofs.machine.cast import Cast
from tests.proofs.machine.oracle import Oracle
from tests.proofs.machine.records import STEPS, Scope

WAYS: tuple[str, ...] = (
    "parts",
    "left_out",
    "services",
    "types",
    "excluded",
    "categories",
    "nexus",
    "stage",
    "new_only",
)
WAYS += ("exceptions", "criteria")
WIDEST = Scope(place=0, nexus="either", stage="intake")


def for_product(scope: Scope) -> PauseScope:
    """The same scope in the product's own words, its place as it stands in the tree now."""
    return PauseScope(
        Jurisdiction.objects.get(pk=scope.place),
        include_parts=scope.parts,
        left_out=tuple(sorted(scope.left_out)),
        services=tuple(sorted(scope.services)),
        request_types=tuple(sorted(scope.types)),
        excluded_types=tuple(sorted(scope.excluded)),
        data_categories=tuple(sorted(scope.categories)),
        nexus=scope.nexus,
        stage=scope.stage,
        new_only=scope.new_only,
        handling=scope.handling,
        agency_reply="" if scope.handling == "hold" else "We do not answer such requests now.",
        exceptions=tuple((kind, scope.criteria) for kind in sorted(scope.exceptions)),
    )


def is_invalid(oracle: Oracle, scope: Scope) -> bool:
    """A type is paused or left out, never both; only parts of the place are left out, where parts count."""
    both = scope.types & scope.excluded
    return bool(both) or bool(scope.left_out and not scope.parts) or leaves_out_strangers(oracle, scope)


def leaves_out_strangers(oracle: Oracle, scope: Scope) -> bool:
    """It leaves out what is no part of its place (any more)."""
    return bool(scope.left_out - parts_of(oracle, scope.place))


def parts_of(oracle: Oracle, place: int) -> set[int]:
    return {at for at in oracle.above if at != place and place in oracle.upwards(at)}


def is_equal(one: Scope, other: Scope) -> bool:
    """Both cover the same, whatever becomes of the requests and whichever exceptions there are."""
    aside: dict[str, Any] = {"handling": "hold", "exceptions": frozenset(), "criteria": ""}
    return replace(one, **aside) == replace(other, **aside)


def widened(scope: Scope, by: str) -> Scope:
    """The same scope with one restriction less."""
    if by == "stage":
        return replace(scope, stage=STEPS[max(0, STEPS.index(scope.stage) - 1)])
    if by == "criteria":
        return loosened(scope)
    changes: dict[str, Any] = {by: getattr(WIDEST, by)}
    return replace(scope, **changes)


def loosened(scope: Scope) -> Scope:
    """Its exceptions in other words, which let others pass: nobody knows whether more or fewer."""
    return replace(scope, criteria="Whenever an agency asks.") if scope.exceptions else scope


def in_other_words(before: Scope, after: Scope) -> bool:
    """Both have an exception, and not by the same criteria."""
    return bool(before.exceptions & after.exceptions) and before.criteria != after.criteria


def narrowed(oracle: Oracle, cast: Cast, scope: Scope, by: str) -> Scope:
    """The same scope with one restriction more, where there is room for one."""
    part = frozenset(sorted(parts_of(oracle, scope.place))[:1])
    changes: dict[str, dict[str, Any]] = {
        "parts": {"parts": False, "left_out": frozenset()},
        "left_out": {"left_out": scope.left_out | part} if scope.parts else {},
        "services": {} if scope.services else {"services": frozenset(cast.services[:1])},
        "types": {} if scope.types else {"types": frozenset({"court_order"}) - scope.excluded},
        "excluded": {"excluded": scope.excluded | (frozenset({"mlat"}) - scope.types)},
        "categories": {} if scope.categories else {"categories": frozenset({"content"})},
        "nexus": {"nexus": "agency"} if scope.nexus == "either" else {},
        "stage": {"stage": STEPS[min(2, STEPS.index(scope.stage) + 1)]},
        "new_only": {"new_only": True},
        "exceptions": {"exceptions": scope.exceptions | {"mlat"}},
        "criteria": {"criteria": loosened(scope).criteria},
    }
    return replace(scope, **changes[by])


def converted(scope: Scope) -> Scope:
    """The same, but requests are turned away, or held where they were turned away."""
    return replace(scope, handling="refuse" if scope.handling == "hold" else "hold")


def in_words(scope: Scope, cast: Cast) -> str:
    """What differs from a plain pause of the place."""
    plain = Scope(scope.place)
    said = {name: value for name, value in vars(scope).items() if value != getattr(plain, name)}
    if scope.left_out:
        said["left_out"] = {cast.name(pk) for pk in scope.left_out}
    return f"{cast.name(scope.place)} {said or ''}"
