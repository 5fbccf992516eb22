"""Puts an edition together: the record, less redactions, in its language, with counts at the end."""

from collections import Counter
from dataclasses import replace
from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jurisdictions.assessments.publishing.coverage import coverage_of
from jurisdictions.assessments.publishing.edition.headings import headings
from jurisdictions.assessments.publishing.edition.neutral import Neutral
from jurisdictions.assessments.publishing.edition.pieces import Chapter, Edition, Entry, Fact, Part
from jurisdictions.assessments.publishing.edition.summary import summary
from jurisdictions.assessments.publishing.edition.whole import whole
from jurisdictions.assessments.publishing.models import Publication, Redaction, Translation
from jurisdictions.assessments.publishing.names.masks import masks_of
from jurisdictions.assessments.publishing.words import WRITTEN_IN, Audience, Code


def edition_of(publication: Publication) -> Edition:
    """What the publication shows now. The same until something of it changes, on every machine."""
    with translation.override(publication.language):
        return _Builder(publication).edition()


class _Builder:
    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.assessment = publication.assessment
        self.redacted: dict[str, Redaction] = {
            one.path: one for one in publication.redactions.all() if one.undone_at is None
        }
        self.translated: dict[str, Translation] = {one.path: one for one in publication.translations.all()}
        self.mask = masks_of(self.assessment)
        self.withheld = self.untranslated = 0
        self.left_out: Counter[str] = Counter()

    def edition(self) -> Edition:
        record = Neutral(self.assessment)
        chapters = whole(record) if self.publication.audience == Audience.ASSESSOR else summary(record)
        title = self._entry(Entry("assessment:title", _("Title"), self.assessment.title))
        shown = tuple(self._chapter(chapter) for chapter in chapters)
        language = self.publication.speaks
        return Edition(
            reference=self.publication.reference,
            title=title,
            language=language.tag,
            direction=language.direction,
            facts=tuple(self._facts()),
            chapters=shown,
            coverage=tuple(coverage_of(self.assessment)),
            counts=tuple(self._counts()),
            translations=tuple(self._translations()),
            errata=tuple(
                Fact("erratum", _day(one.at), self.mask(one.text))
                for one in self.publication.errata.order_by("pk")
            ),
            words=headings(),
            machine_facts=self._machine_facts(),
        )

    def _chapter(self, chapter: Chapter) -> Chapter:
        parts = tuple(self._part(part) for part in chapter.parts if part.groups)
        entries = tuple(self._entry(entry) for entry in chapter.entries)
        return replace(chapter, entries=entries, parts=parts)

    def _part(self, part: Part) -> Part:
        groups = tuple(
            replace(group, entries=tuple(self._entry(entry) for entry in group.entries))
            for group in part.groups
        )
        return replace(part, groups=groups)

    def _entry(self, entry: Entry) -> Entry:
        if redaction := self.redacted.get(entry.path):
            self.left_out[redaction.code] += 1
            why = _("Redacted: %(why)s") % {"why": Code(redaction.code).label}
            return replace(entry, text="", redacted=redaction.code, why=why, withheld="")
        if entry.withheld:
            self.withheld += 1
            return entry
        if there := self.translated.get(entry.path):
            drafted = there.machine and there.read_by_id is None
            text, language = self.mask(there.text), self.publication.language
            return replace(entry, text=text, language=language, machine=drafted)
        self.untranslated += entry.language == WRITTEN_IN and bool(entry.text)
        return replace(entry, text=self.mask(entry.text))

    def _facts(self) -> list[Fact]:
        version, template = self.publication.version, self.assessment.template
        out = self.publication.published_on
        return [
            Fact("reference", _("Reference"), self.publication.reference),
            Fact("assessment", _("Assessment"), self.assessment.reference),
            Fact("jurisdiction", _("Jurisdiction"), str(self.assessment.jurisdiction)),
            Fact("audience", _("For whom"), str(self.publication.get_audience_display())),
            Fact("published", _("Published on"), _day(out) if out else _("not published yet")),
            Fact("signed", _("Signed on"), _day(self.assessment.signed_at)),
            Fact("version", _("Version"), str(version.number)),
            Fact("hash", _("SHA-256 of the signed version"), version.content_hash),
            Fact("template", _("Template"), f"{template.code} {template.version}"),
            Fact("language", _("Language"), self.publication.speaks.name),
        ]

    def _counts(self) -> list[Fact]:
        """How much is left out, by reason; nothing at all is said too."""
        found = [
            Fact(code, str(Code(code).label), str(self.left_out[code]))
            for code in Code.values
            if self.left_out[code]
        ]
        if self.withheld:
            found.append(Fact("no_consent", _("no consent to show it"), str(self.withheld)))
        return found or [Fact("none", _("Nothing is left out"), "0")]

    def _translations(self) -> list[Fact]:
        if self.publication.language == WRITTEN_IN:
            return []
        rows = self.publication.translations.select_related("read_by").order_by("pk")
        lines = Counter(
            (one.translator, one.read_by.name if one.read_by else "", one.machine) for one in rows
        )
        found = [
            Fact("translation", _translator(translator, machine=machine), _read_by(reader, number))
            for (translator, reader, machine), number in lines.items()
        ]
        return [*found, Fact("untranslated", _("not translated"), str(self.untranslated))]

    def _machine_facts(self) -> dict[str, object]:
        """The same for a program to read: JSON holds them as they are."""
        version, template = self.publication.version, self.assessment.template
        return {
            "assessment": self.assessment.reference,
            "audience": self.publication.audience,
            "language": self.publication.speaks.tag,
            "published_on": self.publication.published_on.isoformat()
            if self.publication.published_on
            else None,
            "version": {"number": version.number, "content_hash": version.content_hash},
            "template": {"code": template.code, "version": template.version, "sha256": template.digest},
        }


def _day(moment: date | None) -> str:
    return str(date_format(moment, "j F Y")) if moment else "–"


def _translator(translator: str, *, machine: bool) -> str:
    text = _("Drafted by a machine (%(who)s)") if machine else _("Translated by %(who)s")
    return text % {"who": translator}


def _read_by(reader: str, number: int) -> str:
    words = {"who": reader, "n": number}
    return (_("texts: %(n)d, read by %(who)s") if reader else _("texts: %(n)d, read by nobody yet")) % words
