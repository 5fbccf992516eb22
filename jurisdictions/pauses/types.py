"""Types of request that a pause can name, told by the room above: pauses themselves know no request."""

from collections.abc import Iterable

from django.utils.functional import Promise

Words = str | Promise

_known: dict[str, Words] = {}


def register(choices: Iterable[tuple[str, Words]]) -> None:
    """The room that knows requests says which types there are, each with its words."""
    _known.update(choices)


def choices() -> list[tuple[str, Words]]:
    """Every type, as a form offers them."""
    return list(_known.items())


def unknown(types: Iterable[str]) -> set[str]:
    """Those that are no type of request."""
    return set(types) - _known.keys()


def in_words(types: Iterable[str]) -> list[str]:
    """The types by name, in the order of the field."""
    wanted = set(types)
    return [str(words) for code, words in _known.items() if code in wanted]
