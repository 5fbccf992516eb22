"""Ratings that look too good, too even or too lonely."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.blind import open_asks
from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.gates.impacts import RATINGS, lowered, under_way
from jurisdictions.assessments.models import Impact, SecondRating
from jurisdictions.assessments.models.rating import FAR
from jurisdictions.assessments.models.words import Confidence, MeasureKind, MeasureStatus
from jurisdictions.assessments.quality.warning import Warning_, warns

ENOUGH_TO_COMPARE = 3  # impacts
IN_EFFECT = {MeasureStatus.DONE, MeasureStatus.VERIFIED}
# What a measure of each kind can change about an impact. Nothing but restoring and remedy heals.
TOUCHES = {
    MeasureKind.AVOID: {"scale", "scope", "likelihood"},
    MeasureKind.REDUCE: {"scale", "scope", "likelihood"},
    MeasureKind.RESTORE: {"scale", "irremediability"},
    MeasureKind.REMEDY: {"irremediability"},
    MeasureKind.LEVERAGE: {"scope", "likelihood"},
}


@warns("impact", "measure")
def lowered_by_the_wrong_kind(facts: Facts) -> Iterator[Warning_]:
    """A rating fell after measures, yet no measure is of a kind that changes it."""
    for impact in facts.adverse:
        measures = under_way(impact)
        touched = {name for measure in measures for name in TOUCHES[MeasureKind(measure.kind)]}
        untouched = [name for name in lowered(impact) if name not in touched]
        if measures and untouched:
            words = {"names": ", ".join(_label(name) for name in untouched), "what": impact}
            text = _("%(names)s falls after measures, but none is of a kind that changes it: %(what)s")
            field = f"residual_{untouched[0]}"
            yield Warning_(facts.section("impact"), text % words, path_of(impact), field)


@warns("impact.current_scale", "measure")
def better_now_by_nothing(facts: Facts) -> Iterator[Warning_]:
    """It is rated lower now than before measures, but no measure is done or verified."""
    for impact in facts.adverse:
        better = [name for name in RATINGS if _is_less(getattr(impact, f"current_{name}"), impact, name)]
        if better and not any(measure.status in IN_EFFECT for measure in impact.measures.all()):
            text = _("Rated lower now than before, but no measure is done: %(what)s")
            field = f"current_{better[0]}"
            yield Warning_(facts.section("impact"), text % {"what": impact}, path_of(impact), field)


@warns("impact.confidence")
def unsure_of_what_matters(facts: Facts) -> Iterator[Warning_]:
    """Low confidence in the ratings of an impact that must be acted on."""
    for impact in facts.acted_on:
        if impact.confidence == Confidence.LOW:
            text = _("Low confidence, though it must be acted on: find out more. %(what)s")
            yield Warning_(facts.section("impact"), text % {"what": impact}, path_of(impact), "confidence")


@warns("impact")
def all_equally_likely(facts: Facts) -> Iterator[Warning_]:
    """The same likelihood for every impact was hardly rated one by one."""
    likelihoods = {impact.likelihood for impact in facts.adverse}
    if len(facts.adverse) >= ENOUGH_TO_COMPARE and len(likelihoods) == 1:
        text = _("All impacts have likelihood %(n)d: rate each by itself.") % {"n": likelihoods.pop()}
        yield Warning_(facts.section("impact"), text, "impact")


@warns("secondrating")
def raters_disagree(facts: Facts) -> Iterator[Warning_]:
    """Two raters differ by two grades or more, and nobody said how that was settled; nothing is averaged."""
    for second in facts.assessment.second_ratings.select_related("impact", "rater"):
        far = [name for name in RATINGS if _apart(second, name) >= FAR]
        if far and not second.settled:
            words = {"names": ", ".join(_label(name) for name in far), "what": second.impact}
            text = (
                _("Two raters differ by two or more on %(names)s: settle it, with a reason. %(what)s") % words
            )
            yield Warning_(facts.section("secondrating"), text, path_of(second))


@warns("secondrating")
def asked_and_not_rated(facts: Facts) -> Iterator[Warning_]:
    """Somebody is blind still: what they will say may change what is signed."""
    for asked in open_asks(facts.assessment):
        text = _("%(who)s is asked to rate second and has not rated everything.") % {"who": asked.person.name}
        yield Warning_(facts.section("secondrating"), text, "secondrating")


@warns("secondrating")
def nobody_rated_twice(facts: Facts) -> Iterator[Warning_]:
    """What must be acted on was rated by one person only."""
    twice = set(facts.assessment.second_ratings.values_list("impact", flat=True))
    once = [impact for impact in facts.acted_on if impact.pk not in twice]
    if once:
        words = {"n": len(once), "what": once[0]}
        text = _("%(n)d impacts to act on have one rater only, first: %(what)s") % words
        yield Warning_(facts.section("secondrating"), text, "secondrating")


def _is_less(now: int | None, impact: Impact, name: str) -> bool:
    return now is not None and now < getattr(impact, name)


def _apart(second: SecondRating, name: str) -> int:
    return abs(int(getattr(second, name)) - int(getattr(second.impact, name)))


def _label(name: str) -> str:
    return str(Impact._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
