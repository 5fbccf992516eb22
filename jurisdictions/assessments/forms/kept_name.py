"""A name that is written down and not shown again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

ERASE = "-"


class JustTyped(str):
    """A name as its writer sends it, given back where the form was refused."""

    __slots__ = ()


class KeptName(forms.CharField):
    """Left empty it keeps the name that is there; a dash erases it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=200, **options)
        self.help_text = _("Kept encrypted and not shown here. Empty keeps what is there; a dash erases it.")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The browser keeps none of it, not even until the server has it."""
        return super().widget_attrs(widget) | {"data-unkept": True}

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ARG002
        return JustTyped(data or "")

    def prepare_value(self, value: Any) -> Any:
        """Only what was just typed: a page of the record shows no name that is kept."""
        return value if isinstance(value, JustTyped) else ""

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ARG002
        return bool((data or "").strip())

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return "" if text == ERASE else text
