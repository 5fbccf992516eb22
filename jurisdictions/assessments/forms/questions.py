"""The questions that a template adds to a page."""

from typing import Any

from django import forms

from jurisdictions.assessments.acts.edit import Row
from jurisdictions.assessments.forms.shape import shown_clauses
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment, QuestionAnswer
from jurisdictions.assessments.questionnaire import REQUIRED, say
from portal.ui.forms import DeskForm

PREFIX = "question"


class QuestionsForm(DeskForm):
    """One text for each question of a section."""

    def __init__(self, found: Assessment, section: str, data: Any = None) -> None:
        self.there = {row.question: row for row in found.answers.all()}
        asked = questionnaire(found.template_id).sections[section].questions
        answers = {code: row.answer for code, row in self.there.items()}
        super().__init__(data, prefix=PREFIX, initial=answers)
        self.fields |= {question["code"]: _field(question) for question in asked}

    def rows(self, seen: dict[str, Any]) -> list[Row]:
        """The answers that were changed, as the act takes them."""
        return [self._row(code, seen[code]) for code in self.changed_data]

    def _row(self, code: str, seen: Any) -> Row:
        values = {"question": code, "answer": self.cleaned_data[code]}
        row = self.there.get(code)
        return Row(QuestionAnswer, values, row.pk if row else None, seen={"answer": seen})


def questions_form(found: Assessment, section: str, data: Any = None) -> QuestionsForm | None:
    """None where the template adds no question to the page."""
    asked = questionnaire(found.template_id).sections[section].questions
    return QuestionsForm(found, section, data) if asked else None


def _field(question: dict[str, Any]) -> Any:
    field: Any = forms.CharField(
        label=say(question["text"]),
        help_text=say(question.get("help", "")),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        show_hidden_initial=True,
    )
    field.path = f"{PREFIX}:{question['code']}"
    field.clauses = shown_clauses(question.get("clauses", ()))
    field.needed = question.get("gate") == REQUIRED
    return field
