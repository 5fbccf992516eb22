"""What the template itself asks for: fields that may not be blank, rows that must be there."""

from collections.abc import Iterator

from django.db.models import Manager, Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.models import CONTENT, Assessment
from jurisdictions.assessments.questionnaire import REQUIRED, Questionnaire, say

BLANK: tuple[object, ...] = ("", None, [])


def fields(assessment: Assessment, asked: Questionnaire) -> Iterator[Blocker]:
    """Blank fields of the assessment and of its rows, questions without answer, rows that are too few."""
    for section in asked.sections.values():
        for name in section.fields:
            if asked.rule("assessment", name).blocks(assessment) and _is_blank(assessment, name):
                label = capfirst(str(Assessment._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
                text = _("Fill in: %(field)s.") % {"field": label}
                yield Blocker(section.code, text, f"assessment:{name}")
        yield from _questions(assessment, section.code, section.questions)
    for model in CONTENT:
        yield from _rows(assessment, asked, model)


def _is_blank(row: Model, name: str) -> bool:
    if name == "services":
        return False  # none means all of them
    value = getattr(row, getattr(row._meta.get_field(name), "attname", name))  # who is named, not fetched
    if isinstance(value, Manager):
        return not value.exists()
    return (value.strip() if isinstance(value, str) else value) in BLANK


def _questions(assessment: Assessment, section: str, questions: object) -> Iterator[Blocker]:
    asked = [question for question in questions if question.get("gate") == REQUIRED]  # type: ignore[attr-defined]
    if not asked:
        return
    answered = {row.question for row in assessment.answers.all() if row.answer.strip()}
    for question in asked:
        if question["code"] not in answered:
            text = _("Answer: %(question)s") % {"question": say(question["text"])}
            yield Blocker(section, text, f"question:{question['code']}")


def _rows(assessment: Assessment, asked: Questionnaire, model: type) -> Iterator[Blocker]:
    meta = model._meta  # type: ignore[attr-defined]
    name = meta.model_name
    if not any(name in section.rows for section in asked.sections.values()):
        return
    every = [field.name for field in (*meta.concrete_fields, *meta.many_to_many)]
    required = [field for field in every if asked.rule(name, field).gate == REQUIRED]
    least = asked.least(name)
    if not required and not least:
        return
    section = asked.section_of(name)
    joined = [field.name for field in meta.many_to_many]
    rows = list(model._default_manager.filter(assessment=assessment).prefetch_related(*joined))  # type: ignore[attr-defined]
    if len(rows) < least:
        words = {"n": least, "rows": meta.verbose_name_plural if least > 1 else meta.verbose_name}
        yield Blocker(section, _("At least %(n)d: %(rows)s.") % words, name)
    for row in rows:
        blank = [field for field in required if asked.rule(name, field).blocks(row) and _is_blank(row, field)]
        missing = [str(meta.get_field(field).verbose_name) for field in blank]
        if missing:
            words = {"row": str(row), "fields": ", ".join(missing)}
            yield Blocker(section, _("%(row)s: fill in %(fields)s.") % words, f"{name}:{row.pk}", blank[0])
