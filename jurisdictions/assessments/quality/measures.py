"""Measures that are late, or that come too late in the order of things."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.gates.impacts import under_way
from jurisdictions.assessments.models.words import MeasureKind, MeasureStatus, RemedyTest
from jurisdictions.assessments.quality.warning import Warning_, warns

OPEN = {MeasureStatus.PLANNED, MeasureStatus.RUNNING}
SOME = 2  # leverage of 0 to 4
BEFORE_HARM = {MeasureKind.AVOID, MeasureKind.REDUCE, MeasureKind.LEVERAGE}


@warns("measure")
def overdue(facts: Facts) -> Iterator[Warning_]:
    """A measure whose day has passed changes nothing yet: the rating after measures is a hope."""
    for measure in facts.measures:
        if measure.status in OPEN and measure.due < facts.today:
            words = {"measure": measure, "owner": measure.owner.name}
            text = _("Overdue, ask %(owner)s and rate anew: %(measure)s") % words
            yield Warning_(facts.section("measure"), text, path_of(measure))


@warns("measure")
def only_afterwards(facts: Facts) -> Iterator[Warning_]:
    """Restoring and remedy come after avoiding and reducing, not instead of them."""
    for impact in facts.acted_on:
        measures = under_way(impact)
        if measures and not BEFORE_HARM.intersection(measure.kind for measure in measures):
            text = _("All its measures come after the harm: can it be avoided or reduced? %(what)s")
            yield Warning_(facts.section("measure"), text % {"what": impact}, path_of(measures[0]))


@warns("measure.verified_on")
def verified_on_no_day(facts: Facts) -> Iterator[Warning_]:
    """Verified, but nobody wrote down when: effects wear off."""
    for measure in facts.measures:
        if measure.status == MeasureStatus.VERIFIED and measure.verified_on is None:
            text = _("Verified, but on no day: %(measure)s") % {"measure": measure}
            yield Warning_(facts.section("measure"), text, path_of(measure))


@warns("remedy.lacks")
def a_channel_that_falls_short(facts: Facts) -> Iterator[Warning_]:
    """A channel that does not meet each criterion of UNGP 31, and nobody says what is done about that."""
    for remedy in facts.assessment.remedies.all():
        unmet = [str(one.label) for one in RemedyTest if one not in remedy.meets]
        if unmet and facts.lacks(remedy, "lacks"):
            words = {"remedy": remedy, "criteria": ", ".join(unmet)}
            text = _("Say what is done where the channel is not yet %(criteria)s: %(remedy)s") % words
            yield Warning_(facts.section("remedy"), text, path_of(remedy))


@warns("impact.leverage", "measure")
def leverage_unused(facts: Facts) -> Iterator[Warning_]:
    """We have leverage over an impact to act on, and no measure uses it (UNGP 19)."""
    for impact in facts.acted_on:
        used = any(measure.kind == MeasureKind.LEVERAGE for measure in under_way(impact))
        if (impact.leverage or 0) >= SOME and not used:
            text = _("We could change what others do, and no measure uses it: %(what)s") % {"what": impact}
            yield Warning_(facts.section("measure"), text, "measure")
