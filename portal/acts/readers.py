"""Who may know of a record at all, and what is said of it: rooms answer for their own, and every act asks.

An act by somebody who may not read the record does not happen, through whichever door it came; a notice about
it goes to nobody else, and says no more than the room lets it.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model

from portal.accounts.models import User

Words = dict[str, Any]
Keeper = Callable[[Model, list[User]], list[User]]
Speaker = Callable[[Model, Words], Words]
_keepers: list[Keeper] = []
_speakers: list[Speaker] = []


def keeps_readers(function: Keeper) -> Keeper:
    """Register a function from (record, people) to those of the people who may know of the record."""
    _keepers.append(function)
    return function


def keeps_words(function: Speaker) -> Speaker:
    """Register a function from (record, words of a notice) to those words that may leave the desk."""
    _speakers.append(function)
    return function


def who_may_read(record: Model, people: Iterable[User]) -> list[User]:
    """Those of the people from whom no room keeps the record."""
    left = list(people)
    for keeper in _keepers:
        left = keeper(record, left) if left else left
    return left


def may_be_said(record: Model, words: Words) -> Words:
    """What a notice about the record may say."""
    for speaker in _speakers:
        words = speaker(record, words)
    return words
