"""What is known of the place: what is missing, and what is made to bear more than it can."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.quality.warning import Warning_, warns

OWN_REASONS = ("reasons", "rejected_because", "undecided_because")


@warns("treatystatus")
def no_treaty_of_the_territory(facts: Facts) -> Iterator[Warning_]:
    """A treaty may bind a territory and not its State, or the other way round (ICCPR 2)."""
    rows = list(facts.assessment.treaties.all())
    if not rows:
        words = {"place": facts.assessment.jurisdiction}
        text = _("Say which treaties apply to %(place)s itself, whatever its State has ratified.") % words
        yield Warning_(facts.section("treatystatus"), text, "treatystatus")
    for row in rows:
        cutoff = facts.assessment.data_cutoff
        if cutoff and row.as_of > cutoff:
            text = _("Looked up after the day on which the evidence ends: %(treaty)s") % {"treaty": row}
            yield Warning_(facts.section("treatystatus"), text, path_of(row))


@warns("bodyfinding")
def nothing_of_the_un(facts: Facts) -> Iterator[Warning_]:
    """Treaty bodies, special procedures and the periodic review have looked at most places (UNGP 12)."""
    if not facts.assessment.body_findings.exists():
        text = _("Add what treaty bodies, special procedures or the periodic review have found there.")
        yield Warning_(facts.section("bodyfinding"), text, "bodyfinding")


@warns("ownfigure")
def no_figures_of_our_own(facts: Facts) -> Iterator[Warning_]:
    """Nobody knows better than we do what that place asked of us."""
    if not facts.assessment.own_figures.exists():
        text = _("Add our own figures: requests received, accounts named, data disclosed, refused.")
        yield Warning_(facts.section("ownfigure"), text, "ownfigure")


@warns("indexreading")
def an_index_as_a_reason(facts: Facts) -> Iterator[Warning_]:
    """An index is context. It never decides, so it does not belong into reasons."""
    names = {row.index.strip().casefold() for row in facts.assessment.index_readings.all()}
    texts = [(f"assessment:{name}", getattr(facts.assessment, name)) for name in OWN_REASONS]
    texts += [(path_of(row), row.reasoning) for row in facts.conclusions]
    texts += [(path_of(row), row.reasoning) for row in facts.findings]
    for path, text in texts:
        named = next((name for name in names if name and name in text.casefold()), None)
        if named:
            words = _("An index is context and no reason: it is named in one (%(index)s).") % {"index": named}
            kind, _colon, field = path.partition(":")
            yield Warning_(facts.section(kind, field), words, path)
