"""Who must be heard before anybody signs (UNGP 18; the minimum is the template's), and what they are told."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.gates.gate import gate
from jurisdictions.assessments.gates.rules import Rule
from jurisdictions.assessments.models import AdvicePoint, Recommendation
from jurisdictions.assessments.models.words import ConsulteeClass

AFFECTED = {ConsulteeClass.RIGHTSHOLDER, ConsulteeClass.PROXY}


@gate(Rule.CONSULTED, "consultation")
def consulted(facts: Facts) -> Iterator[Blocker]:
    """Independent experts, their organisations, people of the region and affected, or why not."""
    section, needed, rows = facts.section("consultation"), facts.asked.consultations, facts.consultations
    experts = [row for row in rows if row.consultee_class == ConsulteeClass.EXPERT]
    counted = (
        (_("independent experts"), len(experts), needed["independent_experts"]),
        (
            _("organisations of experts"),
            len({row.organisation.strip().casefold() for row in experts}),
            needed["organisations"],
        ),
        (_("people from or of the region"), sum(row.from_region for row in rows), needed["from_region"]),
    )
    for what, there, least in counted:
        if there < least:
            words = {"what": what, "there": there, "needed": least}
            text = _("Consulted: %(there)d %(what)s of at least %(needed)d.") % words
            yield Blocker(section, text, "consultation")
    heard = AFFECTED.intersection(row.consultee_class for row in rows)
    if not heard and not facts.assessment.why_no_rightsholder.strip():
        text = _("Consult a rightsholder or proxy, or say why not and what you did instead.")
        yield Blocker(section, text, "assessment:why_no_rightsholder")


@gate(Rule.ADVICE_ANSWERED, "advicepoint")
def points_answered(facts: Facts) -> Iterator[Blocker]:
    """Each point of advice is answered with a reason; “noted” is an answer too (UNGP 20)."""
    yield from _answered(facts, list(facts.assessment.advice.all()))


@gate(Rule.ADVICE_ANSWERED, "recommendation")
def recommendations_answered(facts: Facts) -> Iterator[Blocker]:
    """So is each recommendation of a body from outside."""
    yield from _answered(facts, list(facts.assessment.recommendations.all()))


def _answered(facts: Facts, rows: "list[AdvicePoint] | list[Recommendation]") -> Iterator[Blocker]:
    for row in rows:
        if facts.lacks(row, "response", "response_reason"):
            text = _("Answer it, with a reason: %(text)s") % {"text": row}
            yield Blocker(facts.section(row._meta.model_name or ""), text, path_of(row))
