"""What a template can ask: own fields of the assessment, kinds of rows and their fields."""

from functools import cache

from django.db.models import BooleanField, Field, Model

from jurisdictions.assessments.acts.edit import OWN_FIELDS
from jurisdictions.assessments.models import CONTENT, Assessment, QuestionAnswer, SourceCopy

# The track is changed by moving to another template; answers come with the questions of a section; copies
# of sources are kept by an act of their own.
OWN = (OWN_FIELDS - {"track"}) | {"services", "governs"}
KINDS: dict[str, type[Model]] = {
    model._meta.model_name or "": model for model in CONTENT if model not in {QuestionAnswer, SourceCopy}
}


@cache
def askable(kind: str) -> frozenset[str]:
    """The fields of a kind of row, or of the assessment, that people fill in."""
    if kind == "assessment":
        return OWN
    return frozenset(field.name for field in _fields(kind) if field.editable and not field.primary_key)


@cache
def needed(kind: str) -> frozenset[str]:
    """Fields that the table itself never leaves blank: without them no row can be saved."""
    return frozenset(
        field.name
        for field in _fields(kind)
        if field.editable and not (field.blank or field.has_default() or field.primary_key)
    )


def is_tick(kind: str, name: str) -> bool:
    """Whether a field is a tick, on which other fields may depend."""
    model = Assessment if kind == "assessment" else KINDS[kind]
    return name in askable(kind) and isinstance(model._meta.get_field(name), BooleanField)


def _fields(kind: str) -> list["Field[object, object]"]:
    meta = KINDS[kind]._meta
    return [*meta.concrete_fields, *meta.many_to_many]
