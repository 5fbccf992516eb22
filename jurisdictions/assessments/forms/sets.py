"""Rows of one page, with one empty one to fill."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.forms import BaseInlineFormSet, inlineformset_factory

from jurisdictions.assessments.acts.edit import Row
from jurisdictions.assessments.blind import NOBODY, Blind
from jurisdictions.assessments.forms.claims import ABOUT_A_CLAIM, claim_choices, offer_claims
from jurisdictions.assessments.forms.groups import Group, grouped
from jurisdictions.assessments.forms.seen import seen_of
from jurisdictions.assessments.forms.shape import shape
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import CONTENT, AdvicePoint, Assessment, Consultation
from jurisdictions.assessments.where import BY_THE_PAGE
from portal.ui.forms import DeskModelForm

KINDS: dict[str, type[Model]] = {model._meta.model_name or "": model for model in CONTENT}
READ_WITH = {"advicepoint": "consultation"}  # what the page shows beside each row
NOT_VALUES = {"id", "DELETE", "assessment"}
ELSEWHERE = {*BY_THE_PAGE, "secondrating"}  # kinds of rows with pages of their own


class RowForm(DeskModelForm):
    """A row of a section. Its texts keep no draft of their own: the page keeps them all."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("data-draft", None)

    def under_headings(self) -> list[Group]:
        """The fields that the page shows, under headings where there are many."""
        shown = [one for one in self.visible_fields() if one.name != "DELETE" or self.instance.pk]
        return grouped(self.instance._meta.model_name or "", shown)

    def heard(self) -> Consultation | None:
        """The talk that a point of advice comes from: how dangerous it was, and how to reach them."""
        row = self.instance
        return row.consultation if isinstance(row, AdvicePoint) and row.consultation_id else None


class RowSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """The rows of one kind, shaped by the template of their assessment; some ratings are hidden from some."""

    blind: Blind = NOBODY

    def add_fields(self, form: Any, index: int | None) -> None:
        shape(form, type(form.instance), questionnaire(self.instance.template_id), self.instance)
        if self.prefix in ABOUT_A_CLAIM:
            offer_claims(form, self.claims)
        if getattr(form.instance, "is_frozen", False):
            for field in form.fields.values():
                field.disabled = True
        for name in self.blind.hidden_fields(form.instance):
            form.fields.pop(name, None)
        super().add_fields(form, index)

    @cached_property
    def claims(self) -> list[tuple[str, str]]:
        """What evidence can be cited for, read once a page."""
        return claim_choices(self.instance, self.blind)


def row_sets(found: Assessment, section: str, data: Any = None, blind: Blind = NOBODY) -> Sequence[RowSet]:
    """One set for each kind of row that the section's page asks for; long ones have pages of their own."""
    kinds = questionnaire(found.template_id).sections[section].rows
    return [
        _row_set(found, kind, data, blind, blind.in_order(KINDS[kind]._default_manager.all()), extra=1)
        for kind in kinds
        if kind not in ELSEWHERE
    ]


def one_row(found: Assessment, kind: str, pk: int | None, data: Any = None, blind: Blind = NOBODY) -> RowSet:
    """The set of one row, or of one that is yet to be added."""
    rows = KINDS[kind]._default_manager.filter(pk=pk) if pk else KINDS[kind]._default_manager.none()
    return _row_set(found, kind, data, blind, rows, extra=0, least=1)


def _row_set(
    found: Assessment,
    kind: str,
    data: Any,
    blind: Blind,
    rows: Any,
    *,
    extra: int,
    least: int = 0,
) -> RowSet:
    shown = questionnaire(found.template_id).shown_fields(kind)
    factory = inlineformset_factory(
        Assessment,
        KINDS[kind],
        form=RowForm,
        formset=RowSet,
        fields=shown or "__all__",
        exclude=["assessment"],
        extra=extra,
        min_num=least,
    )
    if rows is None and kind in READ_WITH:
        rows = KINDS[kind]._default_manager.select_related(READ_WITH[kind])
    made: Any = factory(data, instance=found, prefix=kind, queryset=rows)
    made.blind = blind
    return made  # type: ignore[no-any-return]


def changes(sets: Sequence[RowSet]) -> list[Row]:
    """What was added, changed and removed, as the act takes it."""
    found = []
    for rows in sets:
        for form in rows.forms:
            if not form.has_changed() and not form.cleaned_data.get("DELETE"):
                continue
            remove, pk = bool(form.cleaned_data.get("DELETE")), form.instance.pk
            if remove and pk is None:
                continue
            names = set(form.fields if pk is None or remove else form.changed_data) - NOT_VALUES
            values = {name: form.cleaned_data[name] for name in names}
            found.append(Row(type(form.instance), values, pk, remove, seen_of(form, names) if pk else {}))
    return found
