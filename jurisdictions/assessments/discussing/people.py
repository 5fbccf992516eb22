"""Whom a comment can be assigned to, and whom it names."""

import re
from collections.abc import Iterable

from portal.accounts.models import User

AT = re.compile(r"(?<![\w.])@(?=\w)")
WORD = re.compile(r"\w+")


def mentioned(text: str, people: Iterable[User]) -> tuple[list[User], list[str]]:
    """Those whom `@Name` in a text means, and the names that mean nobody.

    A whole name is meant before a shorter one; a first name alone means the one person who has it.
    """
    people, found, unknown = list(people), [], []
    for at in AT.finditer(text):
        after = text[at.end() :]
        if who := _named(after, people):
            found += who
        else:
            unknown.append(WORD.match(after)[0])  # type: ignore[index]  # AT saw a letter there
    return list({person.pk: person for person in found}.values()), unknown


def _named(after: str, people: list[User]) -> list[User]:
    whole = [person for person in people if person.name and _begins(after, person.name)]
    if whole:
        longest = max(len(person.name) for person in whole)
        return [person for person in whole if len(person.name) == longest]
    first = [person for person in people if person.name and _begins(after, person.name.split()[0])]
    return first if len(first) == 1 else []


def _begins(text: str, name: str) -> bool:
    end = text[len(name) : len(name) + 1]
    return text[: len(name)].casefold() == name.casefold() and not (end.isalnum() or end == "_")
