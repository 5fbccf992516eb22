"""What gates and warnings look at: the rows of one assessment, each kind read once."""

from collections import defaultdict
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.utils import timezone

from jurisdictions.assessments.blind import NOBODY, Blind
from jurisdictions.assessments.gates.grades import GOOD_CREDIBILITY, GOOD_RELIABILITY
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import (
    Assessment,
    Citation,
    Conclusion,
    Consultation,
    Impact,
    LegalFinding,
    Measure,
    Option,
    Provision,
)
from jurisdictions.assessments.models.words import Polarity, Stance

BLANK: tuple[object, ...] = ("", None, [])


class Facts:
    """One assessment with its template and its rows; `blind` is what the reader does not see."""

    def __init__(self, assessment: Assessment, blind: Blind = NOBODY) -> None:
        self.assessment, self.blind = assessment, blind
        self.asked = questionnaire(assessment.template_id)
        self.today = timezone.now().date()

    @cached_property
    def impacts(self) -> list[Impact]:
        rows = self.blind.in_order(self.assessment.impacts.all())
        return list(rows.select_related("option").prefetch_related("measures"))

    @cached_property
    def adverse(self) -> list[Impact]:
        return [impact for impact in self.impacts if impact.polarity == Polarity.ADVERSE]

    @cached_property
    def in_play(self) -> list[Impact]:
        """Adverse impacts that the decision would bring about.

        An impact under one option only counts when that option is chosen: what refusing would do needs no
        measure while nobody refuses. Whatever holds under every option counts always. Those whose ratings
        the reader may not see are left out: what is said of them would tell how severe they are.
        """
        chosen, seen = self.assessment.decision, self.blind.visible(self.adverse)
        return [row for row in seen if row.option is None or row.option.choice == chosen]

    @cached_property
    def acted_on(self) -> list[Impact]:
        """Those of them that the template's bands ask to act on; severity alone decides in the highest."""
        asks = self.asked.asks_for_action
        return [row for row in self.in_play if asks(row.severity, row.likelihood, row.confidence)]

    @cached_property
    def provisions(self) -> list[Provision]:
        return list(self.assessment.provisions.all())

    @cached_property
    def findings(self) -> list[LegalFinding]:
        return list(self.assessment.findings.select_related("provision"))

    @cached_property
    def conclusions(self) -> list[Conclusion]:
        return list(self.assessment.conclusions.all())

    @cached_property
    def measures(self) -> list[Measure]:
        return list(self.assessment.measures.prefetch_related("impacts"))

    @cached_property
    def options(self) -> list[Option]:
        return list(self.assessment.options.all())

    @cached_property
    def consultations(self) -> list[Consultation]:
        return list(self.assessment.consultations.prefetch_related("points"))

    @cached_property
    def citations(self) -> dict[str, list[Citation]]:
        """By the claim they are about; a citation for one field of a row is one for the row."""
        found = defaultdict(list)
        for citation in self.assessment.citations.select_related("source__rival"):
            found[row_of(citation.about)].append(citation)
        return found

    def support(self, path: str) -> list[Citation]:
        """What is cited for a claim, not against it and not around it."""
        return [one for one in self.citations.get(path, ()) if one.stance == Stance.SUPPORTS]

    def is_well_backed(self, path: str) -> bool:
        """Whether a source of C3 or better supports a claim (Admiralty grades, judged apart)."""
        return any(
            one.source.reliability in GOOD_RELIABILITY and one.source.credibility in GOOD_CREDIBILITY
            for one in self.support(path)
        )

    def lacks(self, row: Model, *names: str) -> list[str]:
        """The blank fields among these. Those that the template demands anyway are left to its own gate."""
        kind = row._meta.model_name or ""
        blank = [name for name in names if is_blank(getattr(row, name))]
        return [name for name in blank if not self.asked.rule(kind, name).blocks(row)]

    def section(self, kind: str, field: str = "") -> str:
        return self.asked.section_of(kind, field)


def path_of(row: Model) -> str:
    """How a row is named by citations, comments and links: `impact:3`."""
    return f"{row._meta.model_name}:{row.pk}"


def row_of(path: str) -> str:
    """The row of a path that may name one of its fields: `impact:3` of `impact:3.scale`."""
    return path.partition(".")[0]


def is_blank(value: Any) -> bool:
    return (value.strip() if isinstance(value, str) else value) in BLANK
