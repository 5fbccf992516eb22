"""The pauses of the proof: at ancestor, own and child level, by service, nexus, type, category and time."""

from tests.proofs.cast import Places, Scope
from tests.proofs.kinds import KINDS

EVERY = frozenset(KINDS)
INSIDE = EVERY - {"user"}  # of an agency in the country, while the part lies in it
MOMENT, MOMENT_OF_ALL = "a broken glass, a moment", "a broken glass, a moment, of all"
HOURS = "a broken glass"  # its hours last a little longer than the second that a COMMIT looks ahead
OTHERS = frozenset({"own", "above", "steady"})  # where a pause looks for one special kind


def scopes(at: Places, both: tuple[int, int]) -> list[Scope]:
    """Each with the kinds of request it holds. No two are equal: equal pauses at once are refused."""
    return [*_by_place(at), *_by_facts(at, both[0]), *_by_stage(at, both[0]), *_freed(at, both)]


def _by_place(at: Places) -> list[Scope]:
    in_part = frozenset({"own", "below", "agency", "other"})
    leaves_out = {"jurisdiction_id": at.country, "left_out": [at.steady]}
    left_out = frozenset({"steady", "newer"})
    return [
        Scope("world", {"jurisdiction_id": at.world}, EVERY),
        Scope("country", {"jurisdiction_id": at.country}, INSIDE),
        Scope("part", {"jurisdiction_id": at.part}, in_part),
        Scope("a part of it", {"jurisdiction_id": at.below}, frozenset({"below"}), spares=OTHERS),
        Scope("a sibling", {"jurisdiction_id": at.sibling}, frozenset(), spares=INSIDE),
        Scope(
            "without parts",
            {"jurisdiction_id": at.part, "include_parts": False},
            in_part - {"below"},
            spares=frozenset({"below"}),
        ),
        Scope("a part left out", leaves_out, INSIDE - left_out, spares=left_out),
        Scope("user", {"jurisdiction_id": at.country, "nexus": "user"}, EVERY - {"agency"}),
        Scope("either", {"jurisdiction_id": at.country, "nexus": "either"}, EVERY),
    ]


def _by_facts(at: Places, service: int) -> list[Scope]:
    def in_country(**columns: object) -> dict[str, object]:
        return {"jurisdiction_id": at.country, **columns}

    other, orders = frozenset({"other"}), ["court_order"]
    return [
        Scope("service", in_country(services=[service]), INSIDE - other),
        Scope("type", in_country(request_types=orders, nexus="either"), EVERY - other),
        Scope("a type left out", in_country(excluded_types=orders), other, spares=OTHERS),
        Scope("a category", in_country(data_categories=["content"]), other, spares=OTHERS),
        Scope("new requests", in_country(new_only=True), frozenset({"newer"}), spares=OTHERS),
    ]


def _by_stage(at: Places, service: int) -> list[Scope]:
    excepting = '[{"kind": "threat_to_life", "criteria": "proof"}]'
    intake = {"jurisdiction_id": at.world, "stage": "intake"}
    return [
        Scope(
            "an exception",
            {"jurisdiction_id": at.world, "nexus": "either", "exceptions": excepting},
            EVERY,
            spares=EVERY,
            grants=True,
        ),
        Scope("from intake on", intake, EVERY),
        Scope("service from intake on", {**intake, "services": [service]}, EVERY - {"other"}),
    ]


def _freed(at: Places, both: tuple[int, int]) -> list[Scope]:
    """Under break-glass: so briefly that the look at COMMIT lets nothing pass, and so long that some pass."""
    every, in_country = {"services": list(both)}, {"jurisdiction_id": at.country, "nexus": "either"}
    world = {"jurisdiction_id": at.world, **every}
    return [
        Scope(MOMENT, {**in_country, **every}, EVERY, frees=0.05),
        Scope(MOMENT_OF_ALL, world, EVERY, frees=0.05),
        Scope(HOURS, {**world, "nexus": "either"}, EVERY, spares=EVERY, frees=1.2),
    ]
