"""The record as it may leave the desk: rows by number, people of the desk unnamed.

A row that names another by the first words of its text would give away what is redacted there.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jurisdictions.assessments.blind import NOBODY
from jurisdictions.assessments.forms.sets import KINDS
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment, SourceCopy
from jurisdictions.assessments.publishing.edition.pieces import Entry
from jurisdictions.assessments.publishing.edition.tongue import in_tongue, tongue_of, tongue_of_label
from jurisdictions.assessments.record import Item, RecordSection, RecordTable, record_of
from jurisdictions.assessments.salience import ranking

PATH = re.compile(r"\b([a-z]+):(\d+)\b")


class Neutral:
    """The whole record of an assessment in the active language, read once.

    An edition is the same for all its readers: whoever is blind to a rating in it opens none of its pages.
    """

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.asked = questionnaire(assessment.template_id)
        self.sections: list[RecordSection] = record_of(assessment, NOBODY)
        self.tables: dict[str, RecordTable] = {
            table.kind: table for section in self.sections for table in section.tables
        }
        self.numbers = dict(self._numbers())
        self.own = {item.path: item for section in self.sections for item in section.items}
        self._links = dict(self._linked())

    def item(self, path: str) -> Entry | None:
        """A text of the assessment itself; None where nobody wrote one, or the template asks for none."""
        item = self.own.get(path)
        return self.entry(item) if item and item.text else None

    def rows(self, kind: str) -> Iterator[tuple[int, str, dict[str, Entry]]]:
        """Rows of a kind by number: id, title, entries by field."""
        table = self.tables.get(kind)
        ids = [int(row.path.partition(":")[2]) for row in table.rows] if table else []
        by_id = dict(zip(ids, table.rows if table else (), strict=True))
        for pk in sorted(ids, key=lambda pk: self.numbers[kind, pk]):
            entries = {item.path.rpartition(".")[2]: self.entry(item) for item in by_id[pk].items}
            yield pk, self.title(kind, pk), entries

    def title(self, kind: str, pk: int) -> str:
        """Such as “Impact 2”: it tells nothing of the text."""
        return f"{capfirst(str(KINDS[kind]._meta.verbose_name))} {self.numbers[kind, pk]}"

    def entry(self, item: Item) -> Entry:
        text = self._links.get(item.path, item.text)
        if item.path.startswith(("citation:", "machinedraft:", "advicepoint:")):
            text = PATH.sub(self._named, text)
        label = in_tongue(item.label)
        return Entry(item.path, label, text, tongue_of(item.path, text), label_language=self.foreign(label))

    def foreign(self, label: str) -> str:
        """The language of a label that is not in the reader's."""
        return tongue_of_label(label, self.asked)

    def kind_is_foreign(self, kind: str) -> str:
        """The same of the name of a kind of row, as titles use it."""
        return self.foreign(capfirst(str(KINDS[kind]._meta.verbose_name)))

    def _named(self, found: "re.Match[str]") -> str:
        kind, pk = found[1], int(found[2])
        return self.title(kind, pk) if (kind, pk) in self.numbers else found[0]

    def _numbers(self) -> Iterator[tuple[tuple[str, int], int]]:
        for kind, table in self.tables.items():
            ids = [int(row.path.partition(":")[2]) for row in table.rows]
            if kind == "impact":
                ranked = [one.impact.pk for one in ranking(self.assessment.impacts.all())]
                ids = ranked + [pk for pk in ids if pk not in ranked]
            yield from (((kind, pk), number) for number, pk in enumerate(ids, start=1))

    def _linked(self) -> Iterator[tuple[str, str]]:
        """New texts for fields that name a row or a person of the desk; an option tells only its kind."""
        for kind in self.tables:
            model = KINDS[kind]
            fields: list[Any] = [*model._meta.fields, *model._meta.many_to_many]
            linking = [field for field in fields if field.related_model and field.name != "assessment"]
            if not linking:
                continue
            several = [field.name for field in linking if field.many_to_many]
            rows = model._default_manager.filter(assessment=self.assessment).prefetch_related(*several)
            for row in rows:
                yield from self._of_row(kind, row, linking)
        yield from self._copies()

    def _copies(self) -> Iterator[tuple[str, str]]:
        """Kept copies of sources, without the name of whoever captured them."""
        sources = self.tables.get("source")
        said = {item.path: item.text for row in sources.rows for item in row.items} if sources else {}
        for copy in SourceCopy.objects.filter(assessment=self.assessment).select_related("captured_by"):
            path = f"sourcecopy:{copy.pk}"
            if path in said:
                yield path, said[path].replace(copy.captured_by.name, _("A person of the desk"))

    def _of_row(self, kind: str, row: Model, linking: list[Any]) -> Iterator[tuple[str, str]]:
        for field in linking:
            path = f"{kind}:{row.pk}.{field.name}"
            if field.related_model._meta.label == settings.AUTH_USER_MODEL:
                yield path, _("A person of the desk")
            elif (named := field.related_model._meta.model_name) in self.tables and named != "option":
                yield path, ", ".join(self.title(named, pk) for pk in _ids(row, field))


def _ids(row: Model, field: Any) -> list[int]:
    if field.many_to_many:
        return [one.pk for one in getattr(row, field.name).all()]
    pk = getattr(row, field.attname)
    return [pk] if pk else []
