"""Which codes a field offers: those of the template, or those of the house."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from jurisdictions.assessments.questionnaire import Questionnaire, say
from jurisdictions.pauses.vocabulary import data_categories, request_types

Pairs = list[tuple[str, str]]


NEVER_SUSPENDED = "non-derogable"


def _rights(asked: Questionnaire) -> Pairs:
    return [(code, f"{code} {say(facts['title'])}{_mark(facts)}") for code, facts in asked.rights.items()]


def _mark(facts: dict[str, Any]) -> str:
    """Says of a right that no emergency suspends it (ICCPR 4(2))."""
    return f" ({_('non-derogable')})" if NEVER_SUSPENDED in facts.get("class", ()) else ""


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


def with_held(pairs: Pairs, held: Any) -> Pairs:
    """The codes a field offers, and those it holds already though the template has them no more."""
    known = {code for code, _words in pairs}
    codes = held if isinstance(held, list) else [held]
    kept = [
        (code, _("%(code)s – not in this version of the template") % {"code": code}) for code in codes if code
    ]
    return pairs + [pair for pair in kept if pair[0] not in known]
