"""The options, side by side (UNGP 19)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.gates.gate import gate
from jurisdictions.assessments.gates.rules import Rule
from jurisdictions.assessments.models.words import Choice

ALWAYS = (Choice.KEEP, Choice.REFUSE)
ENOUGH = 3
NOT_ASSESSED = "Not assessed yet."  # what an option says that came with the assessment


@gate(Rule.KEEP_AND_REFUSE, "option")
def keep_and_refuse(facts: Facts) -> Iterator[Blocker]:
    """Keeping and refusing are always among them."""
    there = {option.choice for option in facts.options}
    for choice in ALWAYS:
        if choice not in there:
            text = _("Look at the option “%(option)s”: it is always one.") % {"option": choice.label}
            yield Blocker(facts.section("option"), text, "option")


@gate(Rule.THREE_OPTIONS, "option")
def three_options(facts: Facts) -> Iterator[Blocker]:
    """Three at least, each assessed; refusing says what becomes of victims of crime and of staff."""
    section = facts.section("option")
    if len(facts.options) < ENOUGH:
        yield Blocker(section, _("Look at %(n)d options at least.") % {"n": ENOUGH}, "option")
    for option in facts.options:
        if option.for_people.strip() in {NOT_ASSESSED, _(NOT_ASSESSED)}:
            text = _("Say what this option does to people: %(option)s.") % {"option": option}
            yield Blocker(section, text, path_of(option))
        if option.choice == Choice.REFUSE and facts.lacks(option, "crime_victims", "staff_safety"):
            text = _("Say what refusing does to victims of crime and to the safety of staff.")
            yield Blocker(section, text, path_of(option))
