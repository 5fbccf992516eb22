"""The impacts of a section at a glance: one line each, the most salient first, and what leads to what."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jurisdictions.assessments.blind import Blind
from jurisdictions.assessments.chains import Chain, chains_of
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.matrix import DIMENSIONS, INHERENT, RESIDUAL, given
from jurisdictions.assessments.models import Assessment, Impact
from jurisdictions.assessments.models.words import Polarity
from jurisdictions.assessments.questionnaire import Questionnaire, say
from jurisdictions.assessments.salience import ranking
from jurisdictions.assessments.where import row_address

Link = tuple[str, str]  # what it says, and its address


@dataclass(frozen=True)
class Grade:
    """A severity, its worst dimension, and what the template says of that; nothing of good effects."""

    number: int
    words: str
    dimension: str


@dataclass(frozen=True)
class Line:
    """One impact; `place` is None for a good effect, `missing` counts what blocks on its page.

    Grades and places are None for a reader from whom they are hidden.
    """

    path: str
    impact: Impact
    url: str
    place: int | None
    severity: Grade | None
    residual: Grade | None
    missing: int


@dataclass(frozen=True)
class ImpactList:
    """All impacts of an assessment, their chains as links, and where one more is added."""

    lines: tuple[Line, ...]
    chains: tuple[tuple[tuple[Link, ...], Link | None], ...]
    add: str


def impact_list(found: Assessment, section: str, blind: Blind, blocking: Sequence[Link] = ()) -> ImpactList:
    """Adverse impacts by salience, then the good effects, which make up for nothing.

    A blind reader has them as they were written down: their order would tell what is hidden.
    """
    asked = questionnaire(found.template_id)
    rows = found.impacts.select_related("option").prefetch_related("measures")
    impacts = list(blind.in_order(rows))
    places = {} if blind else {one.impact.pk: one.place for one in ranking(impacts)}
    missing = Counter(url.partition("#")[0] for _text, url in blocking)
    last = len(impacts) + 1
    ordered = sorted(impacts, key=lambda one: places.get(one.pk, last))
    lines = tuple(
        _line(one, asked, section, places.get(one.pk), missing, one.pk in blind.impacts) for one in ordered
    )
    return ImpactList(lines, chain_links(section, chains_of(impacts)), row_address(found, section, "impact"))


def chain_links(section: str, chains: Sequence[Chain]) -> tuple[tuple[tuple[Link, ...], Link | None], ...]:
    """Each chain with the way to the page of every impact in it."""
    return tuple(
        (
            tuple(_link(one, section) for one in chain.steps),
            _link(chain.joins, section) if chain.joins else None,
        )
        for chain in chains
    )


def _link(one: Impact, section: str) -> Link:
    return str(one), row_address(one.assessment, section, "impact", str(one.pk))


def _line(
    one: Impact,
    asked: Questionnaire,
    section: str,
    place: int | None,
    missing: Counter[str],
    hidden: bool,
) -> Line:
    url = row_address(one.assessment, section, "impact", str(one.pk))
    before, after = (None if hidden else _grade(one, asked, when) for when in (INHERENT, RESIDUAL))
    return Line(f"impact:{one.pk}", one, url, place, before, after, missing[url])


def _grade(one: Impact, asked: Questionnaire, when: str) -> Grade:
    """The worst dimension speaks: severity is no mean (UNGP 14, 24)."""
    worst = max(DIMENSIONS, key=lambda name: given(one, name, when))
    number = given(one, worst, when)
    label = str(Impact._meta.get_field(worst).verbose_name)  # type: ignore[union-attr]
    words = say(asked.anchors[worst][number - 1]) if one.polarity == Polarity.ADVERSE else ""
    return Grade(number, words, label)
