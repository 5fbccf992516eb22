"""The decision, and what each way to decide asks for (UNGP 19, 23)."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.gates.gate import gate
from jurisdictions.assessments.gates.rules import Rule
from jurisdictions.assessments.models.words import Choice, ConsulteeClass, Involvement
from jurisdictions.pauses.models import Ending

GROSS = 5  # severity: life, years of liberty, torture, disappearance
INVOLVED = {Involvement.CAUSE, Involvement.CONTRIBUTE, Involvement.LINKED}


@gate(Rule.DECIDED, "assessment.decision")
def decided(facts: Facts) -> Iterator[Blocker]:
    """One of the options, with reasons for it and against the others."""
    section, found = facts.section("assessment", "decision"), facts.assessment
    if not found.decision:
        if facts.lacks(found, "decision"):
            yield Blocker(section, _("Decide."), "assessment:decision")
        return
    if facts.lacks(found, "reasons"):
        yield Blocker(section, _("Give the reasons for the decision."), "assessment:reasons")
    if facts.lacks(found, "rejected_because"):
        text = _("Say why the other options were rejected.")
        yield Blocker(section, text, "assessment:rejected_because")
    if found.decision not in {option.choice for option in facts.options}:
        text = _("The decision is none of the options that were looked at.")
        yield Blocker(section, text, "assessment:decision")


@gate(Rule.PAUSE_NAMED, "assessment.governs")
def pause_named(facts: Facts) -> Iterator[Blocker]:
    """A decision that ends a pause says which."""
    if facts.assessment.ending and not facts.assessment.governs.exists():
        text = _("Say which pause the decision is about.")
        yield Blocker(facts.section("assessment", "governs"), text, "assessment:governs")


@gate(Rule.KEEP_ENDS, "assessment.expires_on")
def keep_ends(facts: Facts) -> Iterator[Blocker]:
    """A pause without a day on which one decides again is the failure this record is for."""
    last = facts.today + timedelta(days=facts.asked.keep_days)
    end = facts.assessment.expires_on
    if facts.assessment.decision == Choice.KEEP and (end is None or not facts.today <= end <= last):
        text = _("A decision to keep ends within %(n)d days: name the day.") % {"n": facts.asked.keep_days}
        yield Blocker(facts.section("assessment", "expires_on"), text, "assessment:expires_on")


@gate(Rule.KEEP_EXPLAINED, "assessment.undecided_because")
def keep_explained(facts: Facts) -> Iterator[Blocker]:
    """Keeping is not deciding: what is still missing?"""
    if facts.assessment.decision == Choice.KEEP and facts.lacks(facts.assessment, "undecided_because"):
        text = _("A pause that is kept is still undecided: say why more time is needed.")
        section = facts.section("assessment", "undecided_because")
        yield Blocker(section, text, "assessment:undecided_because")


@gate(Rule.REFUSAL_PLANNED)
def refusal_planned(facts: Facts) -> Iterator[Blocker]:
    """Refusing, or mutual legal assistance only, is planned: law, staff, way back, exceptions."""
    if facts.assessment.ending != Ending.CONVERT:
        return
    asked = {
        "legal_exposure": _("A refusal says what the law threatens."),
        "staff_plan": _("A refusal has a plan for the safety of staff."),
        "reopened_when": _("A refusal says what would open the question again."),
    }
    for name in facts.lacks(facts.assessment, *asked):
        yield Blocker(facts.section("assessment", name), asked[name], f"assessment:{name}")
    if not facts.assessment.exception_rules.exists():
        text = _("A refusal has its exceptions, such as a threat to life: add each with who approves it.")
        yield Blocker(facts.section("exceptionrule"), text, "exceptionrule")


@gate(Rule.COUNSEL_HEARD, "assessment.complicity", "consultation")
def counsel_heard(facts: Facts) -> Iterator[Blocker]:
    """UNGP 23(c): being part of gross abuses is a matter of law, whatever the law of the place says."""
    gross = [row for row in facts.in_play if row.severity == GROSS and row.involvement in INVOLVED]
    if not gross:
        return
    if facts.lacks(facts.assessment, "complicity"):
        text = _("Severity 5 and we are involved: say what counsel thinks of complicity. %(what)s")
        section = facts.section("assessment", "complicity")
        yield Blocker(section, text % {"what": gross[0]}, "assessment:complicity")
    if not any(row.consultee_class == ConsulteeClass.COUNSEL for row in facts.consultations):
        text = _("Severity 5 and we are involved: put it to our own counsel, and add the talk. %(what)s")
        yield Blocker(facts.section("consultation"), text % {"what": gross[0]}, "consultation")


@gate(Rule.DRAFTS_ADOPTED, "machinedraft")
def drafts_adopted(facts: Facts) -> Iterator[Blocker]:
    """Nobody signs a text that no person answers for."""
    for draft in facts.assessment.machine_drafts.filter(adopted_by=None):
        text = _("A machine drafted this text: a person reads and adopts it. %(what)s") % {"what": draft}
        yield Blocker(facts.section("machinedraft"), text, path_of(draft))
