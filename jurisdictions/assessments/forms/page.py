"""Everything that one section's page lets people write."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from django.http import QueryDict

from jurisdictions.assessments.acts.clashes import Clash
from jurisdictions.assessments.acts.edit import Row
from jurisdictions.assessments.blind import NOBODY, Blind
from jurisdictions.assessments.forms.own import own_form
from jurisdictions.assessments.forms.questions import questions_form
from jurisdictions.assessments.forms.revive import revived
from jurisdictions.assessments.forms.seen import in_words, now_seen, seen_of, with_choices
from jurisdictions.assessments.forms.sets import KINDS, RowSet, changes, one_row, row_sets
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment, QuestionAnswer

JOINED = ("services", "governs")


class SectionPage:
    """The assessment's own fields and its rows, as they stand or as somebody sends them.

    What its writer is blind to is no field of it, and is left as it is when they save.
    """

    def __init__(
        self, found: Assessment, section: str, sent: QueryDict | None = None, blind: Blind = NOBODY
    ) -> None:
        self.found, self.section, self.gone, self.blind = found, section, 0, blind
        self.data = sent if sent is None else self._made_whole(sent)
        self.form, self.questions, self.sets = self._parts()

    def _parts(self) -> tuple[Any, Any, Sequence[RowSet]]:
        return (
            own_form(self.found, self.section, self.data),
            questions_form(self.found, self.section, self.data),
            row_sets(self.found, self.section, self.data, self.blind),
        )

    def _kinds(self) -> Iterable[str]:
        return questionnaire(self.found.template_id).sections[self.section].rows

    def _again(self, data: QueryDict) -> "SectionPage":
        return SectionPage(Assessment.objects.get(pk=self.found.pk), self.section, data, self.blind)

    def _made_whole(self, sent: QueryDict) -> QueryDict:
        data = with_choices(sent)
        for kind in self._kinds():
            rows = KINDS[kind]._default_manager.filter(assessment=self.found)
            data, gone = revived(data, kind, set(rows.values_list("pk", flat=True)))
            self.gone += gone
        return data

    @cached_property
    def is_valid(self) -> bool:
        return (self.form is None or self.form.is_valid()) & all(
            part.is_valid() for part in (self.questions, *self.sets) if part is not None
        )

    def forgive(self) -> None:
        """Show what was typed without complaining of it: nobody asked to save it yet."""
        for form in self._forms():
            form.is_valid()
            form.errors.clear()

    def values(self) -> dict[str, Any]:
        """What was changed, as the act takes it."""
        rows: list[Row] = changes(self.sets)
        if self.questions is not None:
            rows += self.questions.rows(seen_of(self.questions, self.questions.changed_data))
        if self.form is None:
            return {"rows": rows}
        names = self.form.changed_data
        changed = {name: self.form.cleaned_data[name] for name in names}
        joined = {name: list(changed.pop(name)) for name in JOINED if name in changed}
        return {"rows": rows, "fields": changed, "joined": joined, "seen": seen_of(self.form, names)}

    def with_clashes(self, clashes: Iterable[Clash]) -> "SectionPage":
        """The same page with the colleague's value beside one's own, to choose for each field."""
        data = self.data.copy() if self.data is not None else QueryDict(mutable=True)
        found = list(clashes)
        for clash in found:
            now_seen(data, *self._field_of(clash), clash.theirs)
        page = self._again(data)
        page.is_valid  # noqa: B018 -- finds what else is wrong
        for clash in found:
            form, name = page._field_of(clash)
            field = form.fields[name]
            field.clash = in_words(field, clash.theirs)
        return page

    def _field_of(self, clash: Clash) -> tuple[Any, str]:
        if clash.row is None:
            return self.form, clash.name
        if isinstance(clash.row, QuestionAnswer):
            return self.questions, clash.row.question
        rows = (form for each in self.sets for form in each.forms)
        return next(form for form in rows if form.instance == clash.row), clash.name

    def _forms(self) -> list[Any]:
        single = [form for form in (self.form, self.questions) if form is not None]
        return single + [form for rows in self.sets for form in rows.forms]


class RowPage(SectionPage):
    """One row of a section, or one that is yet to be added where `pk` is None."""

    def __init__(
        self,
        found: Assessment,
        section: str,
        kind: str,
        pk: int | None,
        sent: QueryDict | None = None,
        blind: Blind = NOBODY,
    ) -> None:
        self.kind, self.pk = kind, pk
        super().__init__(found, section, sent, blind)

    def _parts(self) -> tuple[Any, Any, Sequence[RowSet]]:
        return None, None, [one_row(self.found, self.kind, self.pk, self.data, self.blind)]

    def _kinds(self) -> Iterable[str]:
        return [self.kind]

    def _again(self, data: QueryDict) -> "SectionPage":
        there = Assessment.objects.get(pk=self.found.pk)
        return RowPage(there, self.section, self.kind, self.pk, data, self.blind)
