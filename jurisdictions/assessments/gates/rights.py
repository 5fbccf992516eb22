"""Rights, people and the team that looks at them (UNGP 12, 18, 20)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.gates.gate import gate
from jurisdictions.assessments.gates.rules import Rule
from jurisdictions.assessments.models.words import Consideration, Presence
from jurisdictions.assessments.questionnaire import say

SHOWN = 5
SAID = {Presence.YES, Presence.NO}


@gate(Rule.CORE_RIGHTS, "rightconsidered")
def core_rights(facts: Facts) -> Iterator[Blocker]:
    """Those that the template names are engaged or found not engaged; “not considered” is no answer."""
    considered = {
        row.right for row in facts.assessment.rights.all() if row.status != Consideration.NOT_CONSIDERED
    }
    for code in facts.asked.must_consider:
        if code not in considered:
            words = {"right": f"{code} {facts.asked.right(code)}"}
            text = _("Consider this right, it may not be left out: %(right)s.") % words
            yield Blocker(facts.section("rightconsidered"), text, "rightconsidered")


@gate(Rule.WHOLE_BILL, "rightconsidered")
def whole_bill(facts: Facts) -> Iterator[Blocker]:
    """All human rights, not privacy and expression alone: each is ticked, or dismissed with a reason."""
    there = {row.right for row in facts.assessment.rights.all()} | set(facts.asked.must_consider)
    missing = [code for code in facts.asked.rights if code not in there]
    if missing:
        words = {"n": len(missing), "first": ", ".join(missing[:SHOWN])}
        text = _("Tick or dismiss each right; %(n)d are left, first %(first)s.") % words
        yield Blocker(facts.section("rightconsidered"), text, "rightconsidered")


@gate(Rule.PEOPLE_SAID, "peopleaffected")
def people_said(facts: Facts) -> Iterator[Blocker]:
    """Such as victims of crime and local staff: affected, yes or no. “Not known” is no answer here."""
    rows = {row.group: row for row in facts.assessment.people.all()}
    for group in facts.asked.must_say:
        row = rows.get(group)
        if row is None or row.present not in SAID:
            words = {"group": say(facts.asked.groups.get(group, group))}
            text = _("Say whether they are affected, yes or no: %(group)s.") % words
            yield Blocker(facts.section("peopleaffected"), text, path_of(row) if row else "peopleaffected")


@gate(Rule.INTERESTS_DECLARED, "teammember")
def interests_declared(facts: Facts) -> Iterator[Blocker]:
    """Who assesses says what ties them, and nobody assesses with an open conflict (DIHR; GNI)."""
    for member in facts.assessment.team.select_related("person"):
        if member.conflict_open:
            text = _("%(who)s has an open conflict of interest: settle it, or take them off the team.")
            yield Blocker(facts.section("teammember"), text % {"who": member}, path_of(member))
        elif facts.lacks(member, "interests"):
            text = _("%(who)s declares interests; “none” is an answer.") % {"who": member}
            yield Blocker(facts.section("teammember"), text, path_of(member))


@gate(Rule.TEAM_KNOWS, "teammember")
def team_knows(facts: Facts) -> Iterator[Blocker]:
    """UNGP 18(a): expertise in human rights and of the place, in one person or in several."""
    team = list(facts.assessment.team.all())
    section = facts.section("teammember")
    if not any(member.rights_expertise for member in team):
        yield Blocker(section, _("Nobody in the team knows human rights: add somebody."), "teammember")
    if not any(member.local_expertise for member in team):
        text = _("Nobody in the team knows the law or language of the place: add somebody.")
        yield Blocker(section, text, "teammember")
