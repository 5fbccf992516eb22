"""No decision is for ever (UNGP 17(c); RDR G4a.9)."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.gates.gate import gate
from jurisdictions.assessments.gates.rules import Rule
from jurisdictions.assessments.models.words import Choice


@gate(Rule.NEVER_INDEFINITE, "assessment.expires_on", "assessment.next_review_on")
def never_indefinite(facts: Facts) -> Iterator[Blocker]:
    """Each decision has conditions, a day to look again and a day on which it ends, none of them past."""
    found = facts.assessment
    if facts.lacks(found, "conditions"):
        text = _("Say under which conditions the decision stays right.")
        yield Blocker(facts.section("assessment", "conditions"), text, "assessment:conditions")
    for name, text in (
        ("next_review_on", _("Name the day of the next review, not past.")),
        ("expires_on", _("Name the day on which the decision ends, not past: none is for ever.")),
    ):
        day = getattr(found, name)
        elsewhere = name == "expires_on" and found.decision == Choice.KEEP
        if not elsewhere and (facts.lacks(found, name) or (day and day < facts.today)):
            yield Blocker(facts.section("assessment", name), text, f"assessment:{name}")


@gate(Rule.NEVER_INDEFINITE, "assessment.next_review_on")
def reviewed_in_time(facts: Facts) -> Iterator[Blocker]:
    """The severer what is left after measures, the sooner one looks again, as the template says."""
    left = max((impact.residual_severity for impact in facts.in_play), default=0)
    days, day = facts.asked.review_within(left), facts.assessment.next_review_on
    if days is not None and day and day > facts.today + timedelta(days=days):
        words = {"n": left, "days": days}
        text = _("Severity %(n)d is left after measures: review it within %(days)d days.") % words
        yield Blocker(facts.section("assessment", "next_review_on"), text, "assessment:next_review_on")
