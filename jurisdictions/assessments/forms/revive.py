"""Rows that a colleague removed while somebody wrote in them: they come back as new ones, nothing is lost."""

from collections.abc import Collection

from django.http import QueryDict


def revived(data: QueryDict, prefix: str, there: Collection[int]) -> tuple[QueryDict, int]:
    """The form with rows that are gone moved behind the others, without their id; and how many they are."""
    total, known = (int(data.get(f"{prefix}-{name}_FORMS") or 0) for name in ("TOTAL", "INITIAL"))
    gone = [n for n in range(known) if not _is_there(data.get(f"{prefix}-{n}-id"), there)]
    if not gone:
        return data, 0
    order = [n for n in range(known) if n not in gone] + gone + list(range(known, total))
    places = {old: new for new, old in enumerate(order)}
    moved = QueryDict(mutable=True)
    for name in data:
        moved.setlist(_moved(name, prefix, places), data.getlist(name))
    moved[f"{prefix}-INITIAL_FORMS"] = str(known - len(gone))
    for old in gone:
        moved.pop(f"{prefix}-{places[old]}-id", None)
        moved.pop(f"{prefix}-{places[old]}-DELETE", None)
        for name in [name for name in moved if name.startswith(f"initial-{prefix}-{places[old]}-")]:
            moved.setlist(name, [""])
    return moved, len(gone)


def _is_there(pk: str | None, there: Collection[int]) -> bool:
    return bool(pk) and str(pk).isdecimal() and int(str(pk)) in there


def _moved(name: str, prefix: str, places: dict[int, int]) -> str:
    for start in (f"{prefix}-", f"initial-{prefix}-"):
        number, dash, field = name.removeprefix(start).partition("-")
        if name.startswith(start) and dash and number.isdecimal():
            return f"{start}{places.get(int(number), number)}-{field}"
    return name
