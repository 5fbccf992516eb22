"""Panels: a room puts a piece of a page into a named slot of a room below it, without being imported."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

Panel = Callable[..., SafeString | str | None]

_slots: dict[str, list[tuple[int, Panel]]] = defaultdict(list)


def panel(slot: str, order: int = 50) -> Callable[[Panel], Panel]:
    """Register `fn(request, **about)` for a slot; it returns rendered HTML, or None to stay away."""

    def register(function: Panel) -> Panel:
        _slots[slot] = sorted([*_slots[slot], (order, function)], key=lambda entry: entry[0])
        return function

    return register


def render(slot: str, request: HttpRequest, **about: Any) -> SafeString:
    """All panels of a slot, in their order."""
    parts = [function(request, **about) for _, function in _slots.get(slot, [])]
    return mark_safe("\n".join(part for part in parts if part))  # noqa: S308 -- panels return rendered templates
