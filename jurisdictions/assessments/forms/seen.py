"""What the writer of a form saw when they opened it, and what they chose where a colleague wrote too."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

TAKE = "take-"


class SeenTicks(forms.MultipleHiddenInput):
    """What was ticked; nothing ticked is sent too, for it is something that was seen."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        return super().get_context(name, value or [""], attrs)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return [one for one in super().value_from_datadict(data, files, name) if one]


def seen_of(form: Any, names: Iterable[str]) -> dict[str, Any]:
    """The values that the page showed for these fields."""
    seen = {}
    for name in names:
        field = form.fields[name]
        if not field.show_hidden_initial:
            continue
        shown = form._widget_data_value(field.hidden_widget(), form[name].html_initial_name)
        try:
            seen[name] = field.clean(shown) if _is_coerced(field) else field.to_python(shown)
        except ValidationError:
            seen[name] = None  # it was shown empty
    return seen


def _is_coerced(field: forms.Field) -> bool:
    """Whether a field makes its value, such as a grade or a row, only when it is cleaned."""
    return hasattr(field, "queryset") or isinstance(field, forms.TypedChoiceField)


def with_choices(data: QueryDict) -> QueryDict:
    """The form as sent, with the colleague's value wherever the writer ticked to take it."""
    chosen = data.copy()
    for name in [name for name in data if name.startswith(TAKE)]:
        field = name.removeprefix(TAKE)
        chosen.setlist(field, data.getlist(f"initial-{field}"))
        chosen.pop(name)
    return chosen


def now_seen(data: QueryDict, form: Any, name: str, theirs: Any) -> None:
    """Write into the form that its writer has seen the colleague's value by now."""
    values = (theirs or [""]) if isinstance(theirs, list) else [theirs]
    data.setlist(form[name].html_initial_name, [str(value) for value in values])


def in_words(field: Any, theirs: Any) -> str:
    """A colleague's value as the page says it."""
    labels = {str(getattr(code, "value", code)): str(label) for code, label in getattr(field, "choices", ())}
    values = theirs if isinstance(theirs, list) else [theirs]
    return ", ".join(labels.get(str(value), str(value)) for value in values)
