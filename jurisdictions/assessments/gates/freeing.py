"""What stands before requests are freed: gates, not a score (UNGP 19, 24)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.gates.gate import gate
from jurisdictions.assessments.gates.rules import Rule
from jurisdictions.assessments.models import PerRequestCondition
from jurisdictions.assessments.models.words import Answer, MeasureStatus

MUST_BE_COVERED = PerRequestCondition.Covers


@gate(Rule.FREE_VERIFIED, "impact", "measure")
def free_verified(facts: Facts) -> Iterator[Blocker]:
    """Each impact that must be acted on has a measure that somebody else has verified."""
    if not facts.assessment.frees:
        return
    for impact in facts.acted_on:
        if not any(measure.status == MeasureStatus.VERIFIED for measure in impact.measures.all()):
            words = {"n": impact.severity, "what": str(impact)}
            text = _("What is freed needs a verified measure against severity %(n)d: %(what)s") % words
            measure = impact.measures.first()
            anchor = path_of(measure) if measure else "measure"
            yield Blocker(facts.section("measure"), text, anchor)


@gate(Rule.FREE_COVERED, "conclusion")
def free_covered(facts: Facts) -> Iterator[Blocker]:
    """No judge or no remedy in law: then each request brings it, by a condition that is signed."""
    if not facts.assessment.frees:
        return
    covered = set(facts.assessment.request_conditions.values_list("covers", flat=True))
    for conclusion in facts.conclusions:
        bare = conclusion.answer == Answer.NOT_MET and conclusion.head in MUST_BE_COVERED.values
        if bare and conclusion.head not in covered:
            text = _("%(head)s is not met: what is freed needs a condition on each request that covers it.")
            words = {"head": conclusion.get_head_display()}
            yield Blocker(facts.section("perrequestcondition"), text % words, "perrequestcondition")
