"""The fields of a row in words."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Field, Model
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jurisdictions.assessments.forms.choices import ONE, SEVERAL
from jurisdictions.assessments.questionnaire import Questionnaire
from jurisdictions.assessments.record.parts import Item
from portal.encryption import EncryptedText


def items_of(
    kind: str, row: Model, names: Any, asked: Questionnaire, path: str = "assessment"
) -> Iterator[Item]:
    """What a row says, each field with its path; encrypted names are left out."""
    separator = ":" if path == "assessment" else "."
    for name in names:
        field: Any = row._meta.get_field(name)
        if name in {"id", "assessment"} or isinstance(field, EncryptedText):
            continue
        text = _text(f"{kind}.{name}", row, field, asked)
        if text:
            yield Item(f"{path}{separator}{name}", label_of(field), text)


def label_of(field: "Field[Any, Any]") -> str:
    """The name of a field as it is shown."""
    return capfirst(str(field.verbose_name))


def _text(column: str, row: Any, field: Any, asked: Questionnaire) -> str:
    value = getattr(row, field.name)
    if value is None or value == "":
        return ""
    if field.many_to_many:
        # In the order in which they were written down: that of impacts would tell how severe they are.
        return "; ".join(str(one) for one in sorted(value.all(), key=lambda one: one.pk))
    if isinstance(value, list):
        labels = _labels(column, field, asked)
        return ", ".join(labels.get(code, str(code)) for code in value)
    if column in ONE:
        return _labels(column, field, asked).get(value, str(value))
    return str(getattr(row, f"get_{field.name}_display")()) if field.choices else plain(value)


def _labels(column: str, field: Any, asked: Questionnaire) -> dict[str, str]:
    """The words for the codes of a field: the template's, or those of the house."""
    if column in SEVERAL or column in ONE:
        return dict((SEVERAL.get(column) or ONE[column])(asked))
    return {code: str(label) for code, label in field.base_field.choices or ()}


def plain(value: Any) -> str:
    """A value without a code: yes or no, a moment in UTC, a day, or as it stands."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return str(date_format(value, "j F Y H:i")) + " UTC"
    return str(date_format(value, "j F Y")) if isinstance(value, date) else str(value)
