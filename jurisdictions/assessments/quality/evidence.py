"""Evidence that is thin, stale, contested, or does not bear what it is made to bear."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from jurisdictions.assessments.claims import dangling
from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.models import Citation, Source
from jurisdictions.assessments.models.words import Basis, SourceKind
from jurisdictions.assessments.quality.warning import Warning_, warns

OLD = timedelta(days=5 * 365)  # what is said of practice hardly holds longer


@warns("citation")
def one_source_only(facts: Facts) -> Iterator[Warning_]:
    """A conclusion, or an impact to act on, that stands on one source falls with it."""
    for kind, rows in (("conclusion", facts.conclusions), ("impact", facts.acted_on)):
        for row in rows:
            if len({one.source_id for one in facts.support(path_of(row))}) == 1:
                text = _("Rests on one source only: %(claim)s") % {"claim": row}
                yield Warning_(facts.section(kind), text, path_of(row))


@warns("source.expires_on")
def expired(facts: Facts) -> Iterator[Warning_]:
    """A source past the day on which somebody wanted to look again."""
    for source in facts.assessment.sources.filter(expires_on__lt=facts.today):
        text = _("Stale since %(day)s, look whether it still holds: %(source)s")
        words = {"day": source.expires_on, "source": source}
        yield Warning_(facts.section("source"), text % words, path_of(source))


@warns("source.published_on", "citation")
def old(facts: Facts) -> Iterator[Warning_]:
    """A report more than five years older than what was looked at last. A law is as old as it is."""
    last = (facts.assessment.data_cutoff or facts.today) - OLD
    for source in _cited(facts):
        if source.kind != SourceKind.LAW and source.published_on and source.published_on < last:
            text = _("More than five years old: %(source)s") % {"source": source}
            yield Warning_(facts.section("source"), text, path_of(source))


@warns("source.contested", "citation")
def contested_without_its_rival(facts: Facts) -> Iterator[Warning_]:
    """A contested fact is cited as support, and what contradicts it is not cited beside it."""
    for path, citations in facts.citations.items():
        beside = {one.source_id for one in citations}
        for one in facts.support(path):
            if one.source.contested and one.source.rival_id not in beside:
                text = _("Contested, yet cited without what contradicts it: %(source)s") % {"source": one}
                yield Warning_(facts.section("citation"), text, path_of(one))


@warns("citation", "legalfinding")
def practice_by_the_statute(facts: Facts) -> Iterator[Warning_]:
    """A statute proves what it says, not how it is applied."""
    for finding in facts.findings:
        support = facts.support(path_of(finding)) if finding.basis == Basis.PRACTICE else []
        if support and all(one.source.kind == SourceKind.LAW for one in support):
            text = _("How it is applied rests on the law's own text: %(finding)s") % {"finding": finding}
            yield Warning_(facts.section("legalfinding"), text, path_of(finding))


@warns("citation")
def the_state_alone(facts: Facts) -> Iterator[Warning_]:
    """A conclusion that only the State supports, which has an interest in it."""
    for conclusion in facts.conclusions:
        support = facts.support(path_of(conclusion))
        if support and all(one.source.kind == SourceKind.STATE for one in support):
            text = _("Only the State says so: %(claim)s") % {"claim": conclusion}
            yield Warning_(facts.section("conclusion"), text, path_of(conclusion))


@warns("citation")
def cited_for_nothing(facts: Facts) -> Iterator[Warning_]:
    """The claim was removed; its citation stayed."""
    for citation in dangling(facts):
        text = _("Cited for a claim that is gone (%(about)s): %(source)s")
        words = {"about": citation.about, "source": citation}
        yield Warning_(facts.section("citation"), text % words, path_of(citation))


def _cited(facts: Facts) -> list[Source]:
    several: list[Citation] = [one for citations in facts.citations.values() for one in citations]
    return list({one.source_id: one.source for one in several}.values())
