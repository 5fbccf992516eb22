"""In which language a text of the record stands, before anybody translates it."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, TextField
from django.utils.translation import get_language, override

from jurisdictions.assessments.claims import has_field
from jurisdictions.assessments.forms.choices import ONE, SEVERAL
from jurisdictions.assessments.forms.sets import KINDS
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.publishing.words import WRITTEN_IN


def tongue_of(path: str, text: str) -> str:
    """What somebody wrote is in the language of the record; days, numbers and chosen words follow the reader.

    Chosen words that no catalogue has in the reader's language are in that of the record too.
    """
    language = get_language() or WRITTEN_IN
    field = _field(path)
    if field is None or _is_written(path, field):
        return WRITTEN_IN
    return WRITTEN_IN if text in _in_english(field) else language


def _field(path: str) -> Any:
    kind, _colon, rest = path.partition(":")
    if kind == "question":
        return None
    model, name = Assessment if kind == "assessment" else KINDS[kind], rest.rpartition(".")[2]
    return model._meta.get_field(name) if has_field(model, name) else None


def _is_written(path: str, field: Any) -> bool:
    column = f"{path.partition(':')[0]}.{field.name}"
    if isinstance(field, ArrayField) or column in ONE or column in SEVERAL:
        return True  # words of the template
    return field.is_relation or (isinstance(field, CharField | TextField) and not field.choices)


def _in_english(field: Any) -> set[str]:
    with override(WRITTEN_IN):
        return {str(label) for _code, label in field.choices or ()}
