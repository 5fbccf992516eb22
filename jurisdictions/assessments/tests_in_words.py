"""What each criterion of the test sets asks, as the page beside the findings says it."""

from collections.abc import Iterator
from typing import Any

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import Head
from jurisdictions.assessments.questionnaire import Questionnaire, say


def sets_in_words(found: Assessment, asked: Questionnaire) -> Iterator[dict[str, Any]]:
    """The chosen sets, or all of them as long as none is chosen."""
    for code, facts in asked.test_sets.items():
        if found.test_sets and code not in found.test_sets:
            continue
        criteria = [
            (name, say(about["name"]), say(about["question"]), _head(about))
            for name, about in facts["criteria"].items()
        ]
        yield {
            "title": say(facts["title"]),
            "version": facts["version"],
            "only_when": facts.get("only_when"),
            "criteria": criteria,
        }


def _head(about: dict[str, Any]) -> str:
    """What the criterion bears on."""
    return str(Head(about["head"]).label) if "head" in about else ""
