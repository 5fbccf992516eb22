"""One answer of the law's table, with the sources it rests on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.models import LegalFinding
from jurisdictions.assessments.models.words import Answer, Basis, Stance
from jurisdictions.assessments.where import read_address

TAGS = {
    Answer.MET: "complied",
    Answer.PARTLY: "partly",
    Answer.NOT_MET: "refused",
    Answer.CANNOT_TELL: "waiting",
    Answer.NOT_APPLICABLE: "neutral",
}


@dataclass(frozen=True)
class Cell:
    """One answer, or its blank; `grades` are those of the sources cited for it, such as B2.

    `url` is where the record says it, once nobody fills it in.
    """

    basis: Basis
    finding: LegalFinding | None
    grades: tuple[str, ...]
    against: tuple[str, ...]
    url: str = ""

    @property
    def tag(self) -> str:
        return TAGS[Answer(self.finding.answer)] if self.finding else "new"

    @property
    def word(self) -> str:
        return str(self.finding.get_answer_display()) if self.finding else _("not answered")


def cell_of(facts: Facts, basis: Basis, finding: LegalFinding | None) -> Cell:
    """What a provision is given against a criterion, in the text or in practice."""
    cited = facts.citations.get(path_of(finding), []) if finding else []
    for_it = sorted({one.source.grade for one in cited if one.stance == Stance.SUPPORTS})
    against = sorted({one.source.grade for one in cited if one.stance == Stance.CONTRADICTS})
    return Cell(basis, finding, tuple(for_it), tuple(against), _read_at(facts, finding))


def _read_at(facts: Facts, finding: LegalFinding | None) -> str:
    if finding is None or facts.assessment.is_open:
        return ""
    return read_address(facts.assessment, facts.asked.section_of("legalfinding"), path_of(finding))
