"""How the fields of a form look, whichever table it is of."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db.models import Model
from django.utils.text import capfirst

from jurisdictions.assessments.forms.anchored import explained, is_rating, rating_field
from jurisdictions.assessments.forms.choices import ONE, SEVERAL, with_held
from jurisdictions.assessments.forms.kept_name import KeptName
from jurisdictions.assessments.forms.seen import SeenTicks
from jurisdictions.assessments.models import CONTENT, Assessment, Impact
from jurisdictions.assessments.questionnaire import REQUIRED, Questionnaire, say
from portal.encryption import EncryptedText
from portal.ui.forms import DateInput

OWN_NUMBER = re.compile(r"R\d+")  # of the house's own list of requirements: no source that a reader knows


def shape(form: forms.ModelForm, model: type[Model], asked: Questionnaire, found: Assessment) -> None:  # type: ignore[type-arg]
    """Offer what the template offers, show its anchors and its help, keep to rows of this assessment."""
    kind = model._meta.model_name or ""
    for name, field in list(form.fields.items()):
        form.fields[name] = _offered(kind, name, field, form.instance, asked)
        if isinstance(model._meta.get_field(name), EncryptedText):
            form.fields[name] = KeptName(label=form.fields[name].label)
        _narrow(form.fields[name], found)
        _dress(form.fields[name], kind, name, asked, form.instance)


def _offered(kind: str, name: str, field: Any, row: Model, asked: Questionnaire) -> Any:
    column = f"{kind}.{name}"
    label = capfirst(str(field.label or name))
    optional = {"label": label, "required": False, "help_text": field.help_text}
    if column in SEVERAL:
        return _ticks(with_held(SEVERAL[column](asked), getattr(row, name)), optional)
    if column in ONE:
        choices = [("", "–"), *with_held(ONE[column](asked), getattr(row, name))]
        return forms.ChoiceField(label=label, choices=choices)
    if rating := rating_field(kind, name, field, label, asked):
        return rating
    column_field = row._meta.get_field(name)
    if isinstance(column_field, ArrayField):
        return _ticks(column_field.base_field.choices or (), optional)
    return field


def _ticks(choices: Sequence[Any], optional: dict[str, Any]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **optional)


def _narrow(field: Any, found: Assessment) -> None:
    """Rows named by a row are of the same assessment."""
    rows = getattr(field, "queryset", None)
    if rows is not None and rows.model in CONTENT:
        field.queryset = rows.filter(assessment=found)
        if rows.model is Impact:  # in no order that tells a rating: the page may be a second rater's
            field.queryset = field.queryset.order_by("pk")
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.widget = forms.CheckboxSelectMultiple(choices=field.choices)  # type: ignore[arg-type]


def _dress(field: Any, kind: str, name: str, asked: Questionnaire, row: Model) -> None:
    rule = asked.rule(kind, name)
    field.help_text = say(rule.help) or field.help_text
    field.clauses = shown_clauses(rule.clauses)
    field.explained, field.explained_folded = explained(kind, name, field, asked), is_rating(kind, name)
    field.path = path_of_field(kind, name, row)
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        field.hidden_widget = SeenTicks
    # What its writer saw: two people may write at once.
    field.show_hidden_initial = not isinstance(field, KeptName)
    field.needed = rule.gate == REQUIRED and not field.required
    if isinstance(field, forms.DateField):
        field.widget = DateInput()
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs["rows"] = 2


def path_of_field(kind: str, name: str, row: Model) -> str:
    """How citations and comments name a field: `assessment:reasons`, `impact:3.scale`; empty in a new row."""
    if kind == "assessment":
        return f"{kind}:{name}"
    return f"{kind}:{row.pk}.{name}" if row.pk else ""


def shown_clauses(clauses: Iterable[str]) -> list[str]:
    """Where a question comes from, as a reader knows it."""
    return [clause for clause in clauses if not OWN_NUMBER.fullmatch(clause)]
