"""Words that a pause can name and that belong to the room above: pauses themselves know no request."""

from collections.abc import Iterable

from django.utils.functional import Promise

Words = str | Promise


class Vocabulary:
    """Codes with their words, in the order in which they were told."""

    def __init__(self) -> None:
        self._known: dict[str, Words] = {}

    def register(self, choices: Iterable[tuple[str, Words]]) -> None:
        """The room that knows requests says which codes there are, each with its words."""
        self._known.update(choices)

    def choices(self) -> list[tuple[str, Words]]:
        """Every code, as a form offers them."""
        return list(self._known.items())

    def unknown(self, codes: Iterable[str]) -> set[str]:
        """Those that are not in it."""
        return set(codes) - self._known.keys()

    def in_words(self, codes: Iterable[str]) -> list[str]:
        """The codes by name, in the order of the vocabulary."""
        wanted = set(codes)
        return [str(words) for code, words in self._known.items() if code in wanted]


request_types = Vocabulary()
data_categories = Vocabulary()
