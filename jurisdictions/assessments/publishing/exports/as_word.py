"""Word: real headings, header rows that repeat, runs that say their direction and language."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from jurisdictions.assessments.publishing.edition.pieces import Chapter, Edition, Entry, Fact
from jurisdictions.assessments.publishing.edition.plain import hash_of
from jurisdictions.assessments.publishing.exports.said import said
from jurisdictions.assessments.publishing.exports.same_zip import same_each_time
from jurisdictions.assessments.publishing.words import WRITTEN_IN

FIXED = datetime(2000, 1, 1, tzinfo=UTC)  # the same bytes on each day


def as_word(edition: Edition) -> bytes:
    """The edition as a Word document."""
    file = io.BytesIO()
    _Writer(edition).write().save(file)
    return same_each_time(file.getvalue())


class _Writer:
    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.words = edition.words
        self.rtl = edition.direction == "rtl"
        self.document: Any = Document()

    def write(self) -> Any:
        self._set_up()
        self.heading(said(self.edition.title, self.words), 0)
        self.heading(self.words["about"], 1)
        self.table([self.words["fact"], self.words["value"]], _pairs(self.edition.facts))
        if self.edition.language != WRITTEN_IN:
            self.paragraph(self.words["written_in"])
        for chapter in self.edition.chapters:
            self._chapter(chapter)
        self._coverage()
        self.heading(self.words["left_out"], 1)
        self.table([self.words["reason"], self.words["number"]], _pairs(self.edition.counts))
        if self.edition.translations:
            self.heading(self.words["translations"], 1)
            self.table([self.words["translations"], self.words["number"]], _pairs(self.edition.translations))
        if self.edition.errata:
            self.heading(self.words["errata"], 1)
            for fact in self.edition.errata:
                self.paragraph(f"{fact.label}: {fact.value}")
        return self.document

    def _set_up(self) -> None:
        facts = self.document.core_properties
        facts.title = f"{self.edition.reference} {self.edition.title.text}".strip()
        facts.language, facts.author = self.edition.language, "Abeyance"
        facts.identifier, facts.version = self.edition.reference, hash_of(self.edition)
        facts.created = facts.modified = FIXED
        style = self.document.styles["Normal"]
        style.font.size = Pt(11)
        _language(style.element.get_or_add_rPr(), self.edition.language, rtl=self.rtl)
        footer = self.document.sections[0].footer.paragraphs[0]
        footer.text = f"{self.edition.reference} · {self.edition.machine_facts['version']['content_hash']}"
        footer.runs[0].font.size = Pt(8)

    def _chapter(self, chapter: Chapter) -> None:
        self.heading(chapter.title, 1, chapter.title_language)
        if chapter.note:
            self.paragraph(chapter.note)
        self._entries(chapter.entries)
        for part in chapter.parts:
            if part.title:
                self.heading(part.title, 2, part.title_language)
            for group in part.groups:
                self.heading(group.title, 3 if part.title else 2, group.title_language)
                self._entries(group.entries)

    def _entries(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            line = self.document.add_paragraph()
            self._run(line, entry.label, bold=True, english=bool(entry.label_language)).add_break()
            foreign = self.edition.language != WRITTEN_IN == entry.language and bool(entry.text)
            self._run(line, said(entry, self.words), english=foreign)
            self._direct(line)

    def _coverage(self) -> None:
        self.heading(self.words["coverage"], 1)
        names = [self.words["clause"], self.words["answers"], self.words["answered"]]
        for framework in self.edition.coverage:
            self.heading(framework.title, 2)
            rows = [
                [
                    f"{row.clause} {row.about}".strip(),
                    "; ".join(row.asked) or self.words["nothing"],
                    f"{row.answered} / {row.all}",
                ]
                for row in framework.rows
            ]
            self.table(names, rows)

    def heading(self, text: str, level: int, language: str = "") -> None:
        line = self.document.add_heading(level=level)
        self._run(line, text, english=bool(language))
        self._direct(line)

    def paragraph(self, text: str) -> None:
        line = self.document.add_paragraph()
        self._run(line, text)
        self._direct(line)

    def table(self, names: list[str], rows: list[list[str]]) -> None:
        table = self.document.add_table(rows=0, cols=len(names), style="Table Grid")
        if self.rtl:
            table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))
        for number, texts in enumerate([names, *rows]):
            row = table.add_row()
            for cell, text in zip(row.cells, texts, strict=True):
                self._run(cell.paragraphs[0], text, bold=number == 0)
                self._direct(cell.paragraphs[0])
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def _run(self, line: Any, text: str, *, bold: bool = False, english: bool = False) -> Any:
        run = line.add_run(text)
        run.bold = bold or None
        rtl = self.rtl and not english
        _language(run._r.get_or_add_rPr(), "en" if english else self.edition.language, rtl=rtl)
        return run

    def _direct(self, line: Any) -> None:
        if self.rtl:
            line._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _pairs(facts: Sequence[Fact]) -> list[list[str]]:
    return [[fact.label, fact.value] for fact in facts]


def _language(properties: Any, tag: str, *, rtl: bool) -> None:
    """Language and direction of a run: Word keeps one for each family of scripts."""
    if rtl:
        properties.append(OxmlElement("w:rtl"))
    language = OxmlElement("w:lang")
    family = "w:bidi" if rtl else "w:eastAsia" if tag.startswith("zh") else "w:val"
    language.set(qn(family), "zh-TW" if tag == "zh-Hant" else tag)
    properties.append(language)
