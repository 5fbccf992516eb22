"""Fills an assessment from YAML, section by section, through the act by which people edit it.

A file holds `assessment: {field: text}` and, under the name of each kind of row, its rows. A row may name
itself (`id`), so that others refer to it; a day may be a number, counted from today; `cites` and `against`
name sources with the place in each: `cites: {gazette: section 12}`; `copy` names the file that is kept as
evidence of a source. Many rows of one kind are written as
`{columns: [...], rows: [[...]]}`.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db.models import Field, Model
from django.utils import timezone

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.keep_copy import keep_copy
from jurisdictions.assessments.demo.rating import rate
from jurisdictions.assessments.demo.story import Facts, as_mappings, read
from jurisdictions.assessments.models import CONTENT, Assessment, Citation
from jurisdictions.assessments.models.words import CopyKind
from jurisdictions.models import LegalInstrument, Service
from portal.accounts.models import User

KINDS: dict[str, type[Model]] = {str(model._meta.model_name): model for model in CONTENT}
STANCES = {"cites": "supports", "against": "contradicts"}
JOINED = [field.name for field in Assessment._meta.many_to_many]
# Rows that an assessment has from its beginning are known by these fields again.
THERE_ALREADY = {"trigger": ("kind",), "option": ("choice",)}


class Filling:
    """One assessment being filled by one person."""

    def __init__(self, found: Assessment, by: User, people: Mapping[str, User], folder: Path) -> None:
        self.found, self.by, self.people, self.folder = found, by, people, folder
        self.named: dict[str, Model] = {}
        self.today = timezone.now().date()

    def fill(self) -> Assessment:
        """Everything in the folder; returns the assessment as it is then."""
        for section, facts in read(self.folder):
            for kind, given in facts.items():
                if kind == "assessment":
                    self._own(section, dict(given))
                elif kind == "secondrating":
                    rate(self.by, self.found, [self._values(KINDS[kind], one) for one in as_mappings(given)])
                else:
                    self._rows(section, kind, list(as_mappings(given)))
        self.found.refresh_from_db()
        return self.found

    def _own(self, section: str, given: Facts) -> None:
        cites = given.pop("cites", {})
        joined = self._values(Assessment, {name: given.pop(name) for name in JOINED if name in given})
        edit(self.by, self.found, section, fields=self._values(Assessment, given), joined=joined)
        self._cite(section, {f"assessment:{name}": {"cites": sources} for name, sources in cites.items()})

    def _rows(self, section: str, kind: str, given: list[Facts]) -> None:
        """Add or change rows; what refers to a row beside it is set when all of them are there."""
        model = KINDS[kind]
        names = [facts.pop("id", "") for facts in given]
        cited = [{stance: facts.pop(stance) for stance in STANCES if stance in facts} for facts in given]
        copies = [facts.pop("copy", "") for facts in given]
        beside = [_referring(model, facts, names) for facts in given]
        made = self._saved(section, model, given)
        self.named |= {name: row for name, row in zip(names, made, strict=True) if name}
        later = [
            Row(model, self._values(model, facts), row.pk)
            for row, facts in zip(made, beside, strict=True)
            if facts
        ]
        if later:
            edit(self.by, self.found, section, rows=later)
        for row, name in zip(made, copies, strict=True):
            self._keep(row, name)
        self._cite(section, {f"{kind}:{row.pk}": one for row, one in zip(made, cited, strict=True)})

    def _keep(self, source: Any, name: str) -> None:
        """Keep a file of the folder `copies` as the evidence that a source is."""
        if name:
            with (self.folder / "copies" / name).open("rb") as content:
                keep_copy(self.by, source, content=content, name=name, kind=CopyKind.EVIDENCE)

    def _saved(self, section: str, model: type[Model], given: list[Facts]) -> list[Model]:
        rows = [Row(model, self._values(model, facts), self._there(model, facts)) for facts in given]
        edit(self.by, self.found, section, rows=rows)
        changed = [row.pk for row in rows if row.pk]
        added = model._default_manager.filter(assessment=self.found).exclude(pk__in=changed).order_by("-pk")
        new = iter(reversed(added[: len(rows) - len(changed)]))
        return [model._default_manager.get(pk=row.pk) if row.pk else next(new) for row in rows]

    def _values(self, model: type[Model], facts: Facts) -> Facts:
        return {name: self._value(model._meta.get_field(name), value) for name, value in facts.items()}

    def _there(self, model: type[Model], facts: Facts) -> int | None:
        names = THERE_ALREADY.get(str(model._meta.model_name))
        if not names:
            return None
        known = {name: facts[name] for name in names}
        found = model._default_manager.filter(assessment=self.found, **known).first()
        return found.pk if found else None

    def _cite(self, section: str, cited: Mapping[str, Mapping[str, Mapping[str, str]]]) -> None:
        rows = [
            Row(
                Citation,
                {
                    "source": self.named[source],
                    "about": claim,
                    "locator": place,
                    "stance": STANCES[stance],
                },
            )
            for claim, by_stance in cited.items()
            for stance, sources in by_stance.items()
            for source, place in sources.items()
        ]
        if rows:
            edit(self.by, self.found, section, rows=rows)

    def _value(self, field: "Field[Any, Any] | Any", given: Any) -> Any:
        """What a word of the file stands for in this field."""
        if isinstance(given, list) and field.many_to_many:
            return [self._record(field.related_model, one) for one in given]
        if field.is_relation and isinstance(given, str):
            return self._record(field.related_model, given)
        if field.get_internal_type() == "DateField" and not isinstance(given, date):
            return self.today + timedelta(days=given)
        return given

    def _record(self, model: Any, name: str) -> Any:
        """A person of the cast, a service by its code, a law by its title, or a row by its own name."""
        if issubclass(model, User):
            return self.people[name]
        if issubclass(model, Service):
            return Service.objects.get(code=name)
        if issubclass(model, LegalInstrument):
            return LegalInstrument.objects.get(jurisdiction=self.found.jurisdiction, title=name)
        return self.named[name]


def _referring(model: type[Model], facts: Facts, names: list[str]) -> Facts:
    """Take out of a row what refers to another row of its own kind."""
    own = [
        name for name in facts if model._meta.get_field(name).related_model is model and facts[name] in names
    ]
    return {name: facts.pop(name) for name in own}
