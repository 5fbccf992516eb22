"""Banners above every page: a room says what everybody concerned must not miss."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise


@dataclass(frozen=True)
class Banner:
    """One message: its kind (held, warning, info), its text, and a page that says more."""

    kind: str
    text: str | Promise
    url: str = ""
    more: int = 0  # how many others of its kind there are


Source = Callable[[HttpRequest], list[Banner]]
_sources: list[tuple[int, Source]] = []


def banner(order: int = 50) -> Callable[[Source], Source]:
    """Register a source of banners."""

    def register(function: Source) -> Source:
        _sources.append((order, function))
        _sources.sort(key=lambda entry: entry[0])
        return function

    return register


def banners_for(request: HttpRequest) -> list[Banner]:
    """All banners of this page, most important first."""
    return [entry for _, source in _sources for entry in source(request)]
