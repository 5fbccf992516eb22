"""Every provision against every criterion of the chosen sets, text and practice apart; no blank is silent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.law_cell import TAGS, Cell, cell_of
from jurisdictions.assessments.models import Assessment, LegalFinding, Provision
from jurisdictions.assessments.models.words import Answer, Basis
from jurisdictions.assessments.questionnaire import say

Key = tuple[int, str, str]  # provision, criterion, basis


@dataclass(frozen=True)
class Pair:
    """One provision against one criterion: as written, as applied, and where both are filled in."""

    provision: Provision
    url: str
    cells: tuple[Cell, ...]

    @property
    def blanks(self) -> int:
        """Answers that the template waits for; a provision that no agency relies on needs none."""
        return sum(cell.finding is None for cell in self.cells) if self.provision.relied_on else 0


@dataclass(frozen=True)
class Line:
    """One criterion."""

    code: str
    name: str
    question: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class CriteriaSet:
    """One set of criteria with its version."""

    code: str
    title: str
    version: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class LawMatrix:
    """The whole table."""

    provisions: tuple[Provision, ...]
    sets: tuple[CriteriaSet, ...]

    @property
    def pairs(self) -> list[Pair]:
        """Provision by provision, in the order in which they are filled in."""
        pairs = [pair for one in self.sets for line in one.lines for pair in line.pairs]
        order = [provision.pk for provision in self.provisions]
        return sorted(pairs, key=lambda pair: order.index(pair.provision.pk))

    @property
    def asked(self) -> int:
        """How many answers the template waits for in all."""
        return sum(len(pair.cells) for pair in self.pairs if pair.provision.relied_on)

    @property
    def blanks(self) -> int:
        return sum(pair.blanks for pair in self.pairs)

    @property
    def answered(self) -> int:
        return self.asked - self.blanks

    @property
    def first_blank(self) -> Pair | None:
        """Where one goes on."""
        return next((pair for pair in self.pairs if pair.blanks), None)

    @property
    def columns(self) -> list[tuple[Provision, int]]:
        """Each provision with how many answers it lacks."""
        blanks = dict.fromkeys((provision.pk for provision in self.provisions), 0)
        for pair in self.pairs:
            blanks[pair.provision.pk] += pair.blanks
        return [(provision, blanks[provision.pk]) for provision in self.provisions]

    @property
    def counted(self) -> list[tuple[str, str, int]]:
        """How often each answer was given: its tag, its word and the count."""
        given = [cell.finding.answer for pair in self.pairs for cell in pair.cells if cell.finding]
        return [(TAGS[answer], str(answer.label), given.count(answer)) for answer in Answer]


def law_matrix(found: Assessment, facts: Facts | None = None) -> LawMatrix:
    """Read with a bounded number of queries, however many provisions and criteria there are."""
    facts = facts or Facts(found)
    provisions = tuple(found.provisions.select_related("instrument"))
    findings = {(row.provision_id, row.criterion, row.basis): row for row in facts.findings}
    sets = [
        _set(facts, code, facts.asked.test_sets[code], provisions, findings)
        for code in found.test_sets
        if code in facts.asked.test_sets
    ]
    return LawMatrix(provisions, (*sets, *_others(facts, sets, provisions, findings)))


def finding_page(found: Assessment, provision: int, criterion: str) -> str:
    """Where a provision is held against a criterion."""
    return reverse("assessments:finding", args=[found.reference, provision, criterion])


def _set(
    facts: Facts,
    code: str,
    about: dict[str, Any],
    provisions: Sequence[Provision],
    findings: dict[Key, LegalFinding],
) -> CriteriaSet:
    lines = tuple(
        _line(facts, name, criterion, provisions, findings) for name, criterion in about["criteria"].items()
    )
    return CriteriaSet(code, say(about["title"]), str(about["version"]), lines)


def _others(
    facts: Facts, sets: list[CriteriaSet], provisions: Sequence[Provision], findings: dict[Key, LegalFinding]
) -> Iterator[CriteriaSet]:
    """What was answered for criteria that are not, or no more, in a chosen set."""
    shown = {line.code for one in sets for line in one.lines}
    codes = dict.fromkeys(code for _pk, code, _basis in findings if code not in shown)
    if codes:
        lines = [
            _line(facts, code, facts.asked.criteria.get(code, {}), provisions, findings) for code in codes
        ]
        kept = tuple(
            Line(line.code, line.name, line.question, tuple(_held(pair) for pair in line.pairs))
            for line in lines
        )
        yield CriteriaSet("kept", _("Not in a chosen set"), "", kept)


def _held(pair: Pair) -> Pair:
    """The same without blanks: nobody asks for them."""
    return Pair(pair.provision, pair.url, tuple(cell for cell in pair.cells if cell.finding))


def _line(
    facts: Facts,
    code: str,
    about: dict[str, Any],
    provisions: Sequence[Provision],
    findings: dict[Key, LegalFinding],
) -> Line:
    pairs = tuple(
        Pair(
            provision,
            finding_page(facts.assessment, provision.pk, code),
            tuple(cell_of(facts, basis, findings.get((provision.pk, code, basis))) for basis in Basis),
        )
        for provision in provisions
    )
    return Line(code, say(about.get("name", code)), say(about.get("question", "")), pairs)
