"""Which codes a field offers: those of the template, or those of the house."""

from collections.abc import Callable
from typing import Any

from jurisdictions.assessments.questionnaire import Questionnaire, say
from jurisdictions.pauses.vocabulary import data_categories, request_types

Pairs = list[tuple[str, str]]


def _rights(asked: Questionnaire) -> Pairs:
    return [(code, f"{code} {say(facts['title'])}") for code, facts in asked.rights.items()]


def _groups(asked: Questionnaire) -> Pairs:
    return [(code, say(title)) for code, title in asked.groups.items()]


def _test_sets(asked: Questionnaire) -> Pairs:
    return [(code, say(facts["title"])) for code, facts in asked.test_sets.items()]


def _criteria(asked: Questionnaire) -> Pairs:
    return [
        (code, f"{code} {say(criterion['name'])}")
        for facts in asked.test_sets.values()
        for code, criterion in facts["criteria"].items()
    ]


def _house(words: Any) -> Callable[[Questionnaire], Pairs]:
    return lambda _asked: [(str(code), str(label)) for code, label in words.choices()]


SEVERAL: dict[str, Callable[[Questionnaire], Pairs]] = {
    "impact.rights": _rights,
    "impact.groups": _groups,
    "assessment.test_sets": _test_sets,
    "assessment.data_categories": _house(data_categories),
    "assessment.request_types": _house(request_types),
    "impact.data_categories": _house(data_categories),
}
ONE: dict[str, Callable[[Questionnaire], Pairs]] = {
    "rightconsidered.right": _rights,
    "peopleaffected.group": _groups,
    "legalfinding.criterion": _criteria,
}
