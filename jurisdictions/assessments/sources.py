"""The register of sources: what each is worth, what rests on it, what speaks against it, what is stale."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jurisdictions.assessments.blind import Blind
from jurisdictions.assessments.claims import Claim, claims, uncited
from jurisdictions.assessments.gates.facts import Facts, path_of, row_of
from jurisdictions.assessments.machine import in_words
from jurisdictions.assessments.models import Assessment, Citation, Source, SourceCopy
from jurisdictions.assessments.models.words import CopyKind, Stance
from jurisdictions.assessments.where import address

TAGS = {Stance.SUPPORTS: "complied", Stance.CONTRADICTS: "refused", Stance.CONTEXT: "neutral"}


@dataclass(frozen=True)
class Cited:
    """One claim that a source is cited for, and the address at which the claim is filled in."""

    citation: Citation
    text: str
    url: str

    @property
    def tag(self) -> str:
        return TAGS[Stance(self.citation.stance)]


@dataclass(frozen=True)
class Entry:
    """One source of the register."""

    source: Source
    cited: tuple[Cited, ...]
    named_by: tuple[str, ...]
    is_stale: bool

    @property
    def against(self) -> tuple[Cited, ...]:
        """Claims that it contradicts."""
        return tuple(one for one in self.cited if one.citation.stance == Stance.CONTRADICTS)

    @property
    def evidence(self) -> SourceCopy | None:
        """The copy that is evidence."""
        return next((copy for copy in self.source.copies.all() if copy.kind == CopyKind.EVIDENCE), None)

    @property
    def working(self) -> list[SourceCopy]:
        """The copies that people work with, the first one first."""
        return [copy for copy in self.source.copies.all() if copy.kind == CopyKind.WORKING]


@dataclass(frozen=True)
class Gap:
    """What is missing for one finding, conclusion or impact, and how sure it is anyhow."""

    text: str
    url: str
    gap: str
    confidence: str


@dataclass(frozen=True)
class Register:
    """Everything the page of sources shows, read with a bounded number of queries."""

    entries: tuple[Entry, ...]
    gaps: tuple[Gap, ...]
    bare: tuple[tuple[str, str], ...]  # claims that nothing is cited for, with their addresses

    @property
    def stale(self) -> int:
        return sum(entry.is_stale for entry in self.entries)

    @property
    def contested(self) -> int:
        return sum(entry.source.contested for entry in self.entries)

    @property
    def without_evidence(self) -> int:
        return sum(entry.evidence is None for entry in self.entries)

    def entry(self, source: Source | None) -> Entry | None:
        """The entry of one source."""
        return next((entry for entry in self.entries if entry.source == source), None)


def register_of(found: Assessment, blind: Blind) -> Register:
    """The sources of an assessment in the order of the record, with what rests on each."""
    facts = Facts(found, blind)
    sources = found.sources.select_related("rival").prefetch_related("copies__captured_by")
    cited, named = _cited(facts), _named(found)
    entries = tuple(
        Entry(
            source,
            tuple(cited.get(source.pk, ())),
            tuple(named.get(source.pk, ())),
            bool(source.expires_on and source.expires_on < facts.today),
        )
        for source in sources
    )
    bare = tuple((claim.text, _address(facts, claim.path, claim.section)) for claim in uncited(facts))
    return Register(entries, tuple(_gaps(facts)), bare)


def _cited(facts: Facts) -> dict[int, list[Cited]]:
    known = {claim.path: claim for claim in claims(facts)}
    found: dict[int, list[Cited]] = {}
    for citations in facts.citations.values():
        for one in citations:
            found.setdefault(one.source_id, []).append(_shown(facts, one, known))
    return found


def _shown(facts: Facts, citation: Citation, known: dict[str, Claim]) -> Cited:
    """The claim in words: those that must be backed say their own text, others their kind and number."""
    path = row_of(citation.about)
    kind, _colon, rest = path.partition(":")
    if path in known:
        text, section = known[path].text, known[path].section
    else:
        text = in_words(path)
        section = facts.section(kind, rest) if kind == "assessment" else facts.section(kind)
    return Cited(citation, text, _address(facts, citation.about, section))


def _address(facts: Facts, path: str, section: str) -> str:
    return address(facts.assessment, section, path)


def _named(found: Assessment) -> dict[int, list[str]]:
    """Where a source stands as the archived text of an instrument, or as what set off the assessment."""
    named: dict[int, list[str]] = {}
    for words, rows in (
        (_("Text of %(row)s"), found.instruments.exclude(source=None)),
        (_("Trigger: %(row)s"), found.triggers.exclude(source=None)),
    ):
        for row in rows:
            named.setdefault(row.source_id or 0, []).append(words % {"row": row})
    return named


def _gaps(facts: Facts) -> Iterator[Gap]:
    for kind, rows in (
        ("legalfinding", facts.findings),
        ("conclusion", facts.conclusions),
        ("impact", facts.impacts),
    ):
        for row in rows:
            if row.gap.strip():
                url = _address(facts, path_of(row), facts.section(kind))
                hidden = facts.blind.hides(kind, row.pk, "confidence")
                sure = "" if hidden else str(row.get_confidence_display())
                yield Gap(str(row), url, row.gap, sure)
