"""What the record holds though its template asks it no more: shown, signed, and never lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst

from jurisdictions.assessments.blind import Blind
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment, Template
from jurisdictions.assessments.moving import Report, unasked, unasked_answers
from jurisdictions.assessments.questionnaire import say
from portal.ledger.models import Event

MOVED = "assessment.move_template"


@dataclass(frozen=True)
class Kept:
    """One value, with the template that asked for it last; `asked_by` is empty where none is known."""

    label: str
    row: str
    value: str
    asked_by: str


def moves_of(found: Assessment) -> list[Event]:
    """Every move of an assessment to another template, the first one first."""
    of_this = Event.objects.filter(subject_kind="assessments.assessment", subject_id=found.pk, verb=MOVED)
    return list(of_this.select_related("actor").order_by("pk"))


def kept(found: Assessment, blind: Blind) -> Iterator[Kept]:
    """Values of fields that are asked no more, then answers to questions that are asked no more.

    Without what its reader is blind to.
    """
    asked, moves = questionnaire(found.template_id), moves_of(found)
    for name, row, value in unasked(found, asked, blind):
        own = "" if row == found else str(row)
        yield Kept(
            label_of(name), own, _shown(row, name.split(".")[1], value), _last(moves, "no_longer", name)
        )
    for answer in unasked_answers(found, asked):
        text = question_in_words(answer.question, [move.detail for move in moves])
        yield Kept(text, "", answer.answer, _last(moves, "kept_answers", answer.question))


def label_of(name: str) -> str:
    """Such as “Impact: scale” for `impact.scale`."""
    kind, field = name.split(".")
    model = Assessment._meta.apps.get_model("assessments", kind)
    word = str(getattr(model._meta.get_field(field), "verbose_name", field))
    return capfirst(word) if kind == "assessment" else f"{capfirst(str(model._meta.verbose_name))}: {word}"


def question_in_words(code: str, reports: list[Report]) -> str:
    """A question as the last template that asked it puts it; its code where none is known."""
    for report in reversed(reports):
        for end in (report["to"], report["from"]):
            template = Template.objects.get(code=end["code"], version=end["version"])
            if question := questionnaire(template.pk).questions.get(code):
                return say(question["text"])
    return code


def _last(moves: list[Event], part: str, name: str) -> str:
    for move in reversed(moves):
        if name in move.detail[part]:
            return "{title} {version}".format(**move.detail["from"])
    return ""


def _shown(row: Model, name: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    display = getattr(row, f"get_{name}_display", None)
    return str(display() if display else value)
