"""What all our forms share: fields that say what they want and errors that stand beside them."""

from typing import Any

from django import forms


class DeskForm(forms.Form):
    """A form drawn by `templates/ui/form.html`; its controls carry the ids of help and errors."""

    required_css_class = "required"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            attributes = field.widget.attrs
            attributes.setdefault("autocomplete", "off")
            if isinstance(field.widget, forms.Textarea):
                # Django's own widget asks for ten rows before anybody said how many.
                attributes["rows"] = 4 if attributes.get("rows") == "10" else attributes["rows"]
                attributes.setdefault("data-draft", name)


class DeskModelForm(DeskForm, forms.ModelForm):  # type: ignore[type-arg]
    """The same for a model."""


class DateInput(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class MomentInput(forms.DateTimeInput):
    """A day and time in UTC, with the browser's own picker."""

    input_type = "datetime-local"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", **kwargs)
