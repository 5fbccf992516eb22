"""In which language a text of the record stands, before anybody translates it."""

from functools import cache, lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Model, TextField
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, override

from jurisdictions.assessments.claims import has_field
from jurisdictions.assessments.forms.choices import ONE, SEVERAL
from jurisdictions.assessments.forms.sets import KINDS
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.publishing.words import WRITTEN_IN
from jurisdictions.assessments.questionnaire import Questionnaire, say


def tongue_of(path: str, text: str) -> str:
    """What somebody wrote is in the language of the record; days, numbers and chosen words follow the reader.

    Chosen words that no catalogue has in the reader's language are in that of the record too.
    """
    language = get_language() or WRITTEN_IN
    field = _field(path)
    if field is None or _is_written(path, field):
        return WRITTEN_IN
    return WRITTEN_IN if text in _in_english(field) else language


def in_tongue(text: str) -> str:
    """A label, or a heading or question of a template, in the reader's language where a catalogue has it.

    Names of computed fields are in the catalogues with a small letter.
    """
    said = gettext(text) if text else ""
    return said if said != text else capfirst(gettext(text[:1].lower() + text[1:])) if text else ""


def tongue_of_label(text: str, asked: Questionnaire) -> str:
    """The language of a heading or label where it is not that of the reader; empty where it is.

    Names of fields and rows are in the catalogues, headings and questions of sections in the template: what
    neither has in the reader's language is in that of the record.
    """
    if get_language() == WRITTEN_IN:
        return ""
    return WRITTEN_IN if text in _labels_in_english() or text in _template_in_english(asked) else ""


@cache
def _labels_in_english() -> frozenset[str]:
    with override(WRITTEN_IN):
        models: list[type[Model]] = [Assessment, *KINDS.values()]
        metas = [model._meta for model in models]
        fields = [field for meta in metas for field in (*meta.concrete_fields, *meta.many_to_many)]
        names = [meta.verbose_name for meta in metas] + [meta.verbose_name_plural for meta in metas]
        return frozenset(capfirst(str(name)) for name in [*names, *(field.verbose_name for field in fields)])


@lru_cache(maxsize=16)  # asked for each label of a publication; templates are few
def _template_in_english(asked: Questionnaire) -> frozenset[str]:
    with override(WRITTEN_IN):
        titles = [say(section.title) for section in asked.sections.values()]
        return frozenset([*titles, *(say(question["text"]) for question in asked.questions.values())])


def _field(path: str) -> Any:
    kind, _colon, rest = path.partition(":")
    if kind == "question" or rest.isdecimal():  # such as a kept copy of a source: no field of its row
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
