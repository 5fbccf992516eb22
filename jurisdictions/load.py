"""Brings the list of ISO 3166 into the tree of jurisdictions: adds, renames, never removes."""

from typing import Any

from jurisdictions.iso import WORLD, Place, places

BATCH = 2_000


def load(jurisdiction_model: Any, code_model: Any) -> tuple[int, int]:
    """Load every place; returns how many were added and how many changed. A second run adds none.

    The models are passed in, because a migration has its own.
    """
    known = {node.code: node for node in jurisdiction_model.objects.all()}
    if WORLD not in known:
        known[WORLD] = jurisdiction_model.objects.create(code=WORLD, name="World", kind="world")
    listed = list(places())
    changed = _rename(jurisdiction_model, known, listed)
    added = 0
    for level in _levels(listed, known):
        rows = [_row(jurisdiction_model, place, known) for place in level]
        for row in jurisdiction_model.objects.bulk_create(rows, batch_size=BATCH):
            known[row.code] = row
        added += len(rows)
    _codes(code_model, known, listed)
    return added, changed


def _levels(listed: list[Place], known: dict[str, Any]) -> list[list[Place]]:
    """The missing places, so grouped that each group's parents are known before it."""
    depth = dict.fromkeys(known, 0)
    groups: dict[int, list[Place]] = {}
    for place in listed:
        if place.code not in known:
            depth[place.code] = depth[place.parent] + 1
            groups.setdefault(depth[place.code], []).append(place)
    return [groups[level] for level in sorted(groups)]


def _row(model: Any, place: Place, known: dict[str, Any]) -> Any:
    return model(
        code=place.code,
        name=place.name,
        official_name=place.official_name,
        kind=place.kind,
        category=place.category,
        parent_id=known[place.parent].pk,
        listed_apart=place.listed_apart,
        time_zones=list(place.time_zones),
    )


def _rename(model: Any, known: dict[str, Any], listed: list[Place]) -> int:
    """Where a node hangs is decided here, by people: only what ISO calls it follows ISO."""
    changed = []
    for place in listed:
        node = known.get(place.code)
        if node and (node.name, node.official_name) != (place.name, place.official_name):
            node.name, node.official_name = place.name, place.official_name
            changed.append(node)
    model.objects.bulk_update(changed, ["name", "official_name"], batch_size=BATCH)
    return len(changed)


def _codes(model: Any, known: dict[str, Any], listed: list[Place]) -> None:
    rows = []
    for place in listed:
        standards = ("ISO 3166-1" if place.kind == "territory" else "ISO 3166-2", "ISO 3166-2")
        for code, standard in zip((place.code, *place.codes), standards, strict=False):
            rows.append(model(code=code, standard=standard, jurisdiction_id=known[place.code].pk))
    rows.append(model(code=WORLD, standard="UN M49", jurisdiction_id=known[WORLD].pk))
    model.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
