"""Whether people were heard, and what became of what they said (UNGP 18, 20, 21)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.models.words import ConsulteeClass, Response
from jurisdictions.assessments.quality.warning import Warning_, warns

FEW_WORDS = 3
TIED = 1  # independence of 0 to 3
WISHED_FOR = (
    ConsulteeClass.PROXY,
    ConsulteeClass.EXPERT,
    ConsulteeClass.DUTY_BEARER,
    ConsulteeClass.BODY,
    ConsulteeClass.COUNSEL,
)


@warns("consultation")
def nobody_affected_spoke(facts: Facts) -> Iterator[Warning_]:
    """No rightsholder was heard in their own voice; a proxy speaks for them, and is not one of them."""
    if not any(row.consultee_class == ConsulteeClass.RIGHTSHOLDER for row in facts.consultations):
        text = _("No rightsholder was heard in their own voice.")
        yield Warning_(facts.section("consultation"), text, "consultation")


@warns("consultation")
def classes_missing(facts: Facts) -> Iterator[Warning_]:
    """Rightsholders, proxies, experts, officials and own counsel see different things: who is missing?"""
    there = {row.consultee_class for row in facts.consultations}
    missing = [str(one.label) for one in WISHED_FOR if one not in there]
    if missing:
        text = _("Not heard: %(classes)s.") % {"classes": ", ".join(missing)}
        yield Warning_(facts.section("consultation"), text, "consultation")


@warns("consultation.feedback_on")
def without_feedback(facts: Facts) -> Iterator[Warning_]:
    """Whoever gave advice is told what came of it."""
    for row in facts.consultations:
        if row.feedback_on is None:
            words = {"who": row, "organisation": row.organisation}
            text = _("Not told what came of it: %(who)s, %(organisation)s.") % words
            yield Warning_(facts.section("consultation"), text, path_of(row))


@warns("consultation")
def dismissed_in_a_word(facts: Facts) -> Iterator[Warning_]:
    """Advice is rejected, and the reason is hardly one."""
    rows = [("consultation", row) for row in facts.consultations]
    rows += [("advicepoint", row) for row in facts.assessment.advice.all()]  # type: ignore[misc]
    for kind, row in rows:
        if row.response == Response.REJECTED and len(row.response_reason.split()) < FEW_WORDS:
            text = _("Rejected with hardly a reason: %(what)s") % {"what": row}
            yield Warning_(facts.section(kind), text, path_of(row))


@warns("consultation", "advicepoint")
def advice_in_one_lump(facts: Facts) -> Iterator[Warning_]:
    """Advice that is not taken apart is not answered point by point."""
    for row in facts.consultations:
        if not row.points.all():
            words = {"who": row, "organisation": row.organisation}
            text = _("Break the advice into points and answer each: %(who)s, %(organisation)s.") % words
            yield Warning_(facts.section("advicepoint"), text, "advicepoint")


@warns("consultation.independence")
def an_expert_with_ties(facts: Facts) -> Iterator[Warning_]:
    """Counted as independent, though the independence is low or not said."""
    for row in facts.consultations:
        tied = row.independence is None or row.independence <= TIED
        if row.consultee_class == ConsulteeClass.EXPERT and tied:
            text = _("Counted as independent, but rated low or not at all: %(organisation)s.")
            words = {"organisation": row.organisation}
            yield Warning_(facts.section("consultation"), text % words, path_of(row))
