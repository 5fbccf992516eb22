"""Fields in which a record is typed by name or code, with a list to choose from."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction
from reviews.models import Agency

BETWEEN = " — "  # between a name and its code, as in “Hong Kong — HK”
MOST_LISTED = 3_000


class ListedInput(forms.TextInput):
    """A text input with suggestions, which the browser itself shows and narrows (`<datalist>`)."""

    def __init__(self, options: Callable[[], Iterable[str]], list_id: str) -> None:
        super().__init__(attrs={"list": list_id})
        self.options = options

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        options = format_html_join("", '<option value="{}"></option>', ((text,) for text in self.options()))
        control = super().render(name, value, attrs, renderer)
        return format_html('{}<datalist id="{}">{}</datalist>', control, self.attrs["list"], options)


class PlaceField(forms.CharField):
    """A jurisdiction by name or code; territories are suggested, the code of any part is understood."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Type a name, or a code such as HK or US-CA."))
        super().__init__(widget=ListedInput(territories, "territories"), **kwargs)

    def clean(self, value: Any) -> Jurisdiction | None:
        text = super().clean(value)
        if not text:
            return None
        code = code_in(text)
        known = Q(code__iexact=code) | Q(codes__code__iexact=code) | Q(name__iexact=text)
        found = list(Jurisdiction.objects.filter(known).exclude(kind="world").distinct()[:2])
        if len(found) != 1:
            raise forms.ValidationError(
                _("No jurisdiction is called so. Choose one of the list, or type its code.")
            )
        return found[0]


class AgencyField(forms.CharField):
    """A known agency by name; `agencies` are those that the person may enter requests of."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=ListedInput(list, "agencies"), **kwargs)
        self.agencies: QuerySet[Agency] = Agency.objects.none()

    def offer(self, agencies: QuerySet[Agency]) -> None:
        """Suggest and accept these."""
        self.agencies = agencies.select_related("jurisdiction")
        widget = self.widget
        if isinstance(widget, ListedInput):
            widget.options = partial(_agency_names, self.agencies)

    def clean(self, value: Any) -> Agency | None:
        text = super().clean(value)
        if not text:
            return None
        name, between, code = text.rpartition(BETWEEN)
        named = Q(name__iexact=name, jurisdiction__code=code) if between else Q(name__iexact=text)
        found = list(self.agencies.filter(named)[:2])
        if not found:
            raise forms.ValidationError(
                _("No agency of this name is known. Choose one of the list, or enter it below.")
            )
        if len(found) > 1:
            raise forms.ValidationError(_("Several agencies have this name: choose one of the list."))
        return found[0]


def listed(name: str, code: str) -> str:
    """How a record stands in a list: its name and its code."""
    return f"{name}{BETWEEN}{code}"


def code_in(text: str) -> str:
    """The code in a text of the list; any other text stands for itself."""
    return text.rpartition(BETWEEN)[2].strip()


def territories() -> list[str]:
    """Every territory as the list shows it."""
    places = Jurisdiction.objects.filter(kind="territory").values_list("name", "code")
    return [listed(name, code) for name, code in places]


def _agency_names(agencies: QuerySet[Agency]) -> list[str]:
    return [listed(agency.name, agency.jurisdiction.code) for agency in agencies[:MOST_LISTED]]
