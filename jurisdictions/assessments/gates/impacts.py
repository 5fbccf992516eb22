"""Impacts on people, and what is done about them (UNGP 17-20, 22, 24)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.gates.gate import gate
from jurisdictions.assessments.gates.rules import Rule
from jurisdictions.assessments.models import Impact, Measure
from jurisdictions.assessments.models.words import Choice, MeasureStatus

RATINGS = ("scale", "scope", "irremediability", "likelihood")
GIVEN_UP = {MeasureStatus.FAILED, MeasureStatus.DROPPED}


@gate(Rule.SEVERE_HAS_MEASURE, "impact", "measure")
def severe_has_measure(facts: Facts) -> Iterator[Blocker]:
    """There is an impact at all, and each that must be acted on has a measure that was not given up.

    Each measure has an owner and a day: the database asks for them.
    """
    if not facts.adverse:
        yield Blocker(facts.section("impact"), _("Write down at least one impact on people."), "impact")
    for impact in facts.acted_on:
        if not under_way(impact):
            words = {"n": impact.severity, "what": impact}
            text = _("Severity %(n)d without a measure: %(what)s") % words
            yield Blocker(facts.section("measure"), text, "measure")


@gate(Rule.LOWER_HAS_MEASURE, "impact")
def lower_has_measure(facts: Facts) -> Iterator[Blocker]:
    """No rating falls by itself: below what holds now it needs a measure done, verified or dated."""
    for impact in facts.adverse:
        if lowered(impact) and not under_way(impact):
            text = _("Rated lower after measures, but no measure is under way: %(what)s")
            field = f"residual_{lowered(impact)[0]}"
            yield Blocker(facts.section("impact"), text % {"what": impact}, path_of(impact), field)


@gate(Rule.MEASURE_CHECKED, "measure")
def measure_checked(facts: Facts) -> Iterator[Blocker]:
    """A measure says by what its effect is seen, and how it is looked at (UNGP 20)."""
    for measure in facts.measures:
        if facts.lacks(measure, "indicator", "checked_how") and measure.status not in GIVEN_UP:
            text = _("Say by which sign its effect is seen, and how that is checked: %(measure)s")
            yield Blocker(facts.section("measure"), text % {"measure": measure}, path_of(measure))


@gate(Rule.REMEDY_PLANNED, "remedy")
def remedy_planned(facts: Facts) -> Iterator[Blocker]:
    """Harm that we caused or helped along is put right, by a channel that people can reach (UNGP 22, 31)."""
    due = [impact for impact in facts.adverse if impact.remedy_due]
    if due and not facts.assessment.remedies.exists():
        text = _("Remedy is due: say for whom, and where they turn to. %(what)s")
        yield Blocker(facts.section("remedy"), text % {"what": due[0]}, "remedy")


@gate(Rule.REFUSAL_RATED, "impact.option", "option")
def refusal_rated(facts: Facts) -> Iterator[Blocker]:
    """Refusing harms people too: victims of crime, staff, those who are cut off (UNGP 19; ICCPR 6)."""
    if not any(impact.option and impact.option.choice == Choice.REFUSE for impact in facts.adverse):
        text = _("Rate at least one impact of refusing: choose it under “under which option only”.")
        yield Blocker(facts.section("impact"), text, "impact")


def under_way(impact: Impact) -> list[Measure]:
    """The measures against an impact that nobody gave up."""
    return [measure for measure in impact.measures.all() if measure.status not in GIVEN_UP]


def lowered(impact: Impact) -> list[str]:
    """The ratings that stand lower after measures than they do now, or than they did where none is given."""
    return [name for name in RATINGS if _after(impact, name) < _now(impact, name)]


def _now(impact: Impact, name: str) -> int:
    now = getattr(impact, f"current_{name}")
    return int(getattr(impact, name) if now is None else now)


def _after(impact: Impact, name: str) -> int:
    after = getattr(impact, f"residual_{name}")
    return _now(impact, name) if after is None else int(after)
