"""Whether the lists of a template agree with each other: rights, groups, criteria, bands, cadence."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from jurisdictions.assessments.checking.askable import is_tick
from jurisdictions.assessments.checking.problem import Problem
from jurisdictions.assessments.gates.rules import Rule
from jurisdictions.assessments.models.words import Head

LONGEST_CODE = 40  # as the record keeps codes
# What no template switches off: else a pause could be kept for ever, or be lifted over a severe impact.
FLOOR = (
    Rule.SEVERE_HAS_MEASURE,
    Rule.LOWER_HAS_MEASURE,
    Rule.KEEP_AND_REFUSE,
    Rule.DECIDED,
    Rule.PAUSE_NAMED,
    Rule.KEEP_ENDS,
    Rule.FREE_VERIFIED,
)
SEVEREST = 5


def lists(body: dict[str, Any]) -> Iterator[Problem]:
    """Codes that no list has, and lists that are in no order."""
    yield from _known(body, "must_consider", "rights", _("There is no right “%(code)s”."))
    yield from _known(body, "must_say", "groups", _("There is no group “%(code)s”."))
    yield from _rules(body)
    for part in ("rights", "groups", "test_sets"):
        for code in body[part]:
            if len(code) > LONGEST_CODE:
                yield Problem((part, code), _("A code has at most %(n)d characters.") % {"n": LONGEST_CODE})
    yield from _criteria(body["test_sets"])
    yield from _order(body, "bands")
    yield from _order(body, "review")
    if body["bands"][0] != {"severity": SEVEREST, "act": "always"}:
        yield Problem(("bands",), _("Severity 5 is always acted on, at any likelihood."))
    for number, band in enumerate(body["bands"]):
        if band["act"] == "from_likelihood" and "likelihood" not in band:
            yield Problem(("bands", number), _("Say from which likelihood on."))


def _rules(body: dict[str, Any]) -> Iterator[Problem]:
    if "rules" not in body:
        return
    for number, code in enumerate(body["rules"]):
        if code not in Rule.values:
            yield Problem(("rules", number), _("There is no rule “%(code)s”.") % {"code": code})
    for rule in FLOOR:
        if rule not in body["rules"]:
            words = {"code": rule.value, "rule": rule.label}
            yield Problem(("rules",), _("No template goes without “%(code)s”: %(rule)s.") % words)


def _known(body: dict[str, Any], part: str, of: str, text: str) -> Iterator[Problem]:
    for number, code in enumerate(body[part]):
        if code not in body[of]:
            yield Problem((part, number), text % {"code": code})


def _criteria(test_sets: dict[str, Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    for code, facts in test_sets.items():
        here = ("test_sets", code)
        if "only_when" in facts and not is_tick("assessment", facts["only_when"]):
            words = {"name": facts["only_when"]}
            yield Problem((*here, "only_when"), _("An assessment has no tick “%(name)s”.") % words)
        for criterion, about in facts["criteria"].items():
            there = (*here, "criteria", criterion)
            if criterion in seen:
                yield Problem(there, _("Two criteria have this code."))
            if len(criterion) > LONGEST_CODE:
                yield Problem(there, _("A code has at most %(n)d characters.") % {"n": LONGEST_CODE})
            if about.get("head", Head.LEGALITY) not in Head.values:
                yield Problem((*there, "head"), _("There is no head “%(code)s”.") % {"code": about["head"]})
            seen.add(criterion)


def _order(body: dict[str, Any], part: str) -> Iterator[Problem]:
    severities = [one["severity"] for one in body.get(part, ())]
    if severities != sorted(set(severities), reverse=True):
        yield Problem((part,), _("The severest comes first, and each severity once."))
