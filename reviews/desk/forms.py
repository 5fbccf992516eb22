"""The forms of a request's page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.ui.forms import DeskForm
from reviews.desk.acts.answer_checklist import NOTE_LENGTH
from reviews.desk.acts.decide import Item
from reviews.desk.checklist import Point, points_for
from reviews.desk.models import ChecklistAnswer, Outcome
from reviews.models import DataCategory, Request


class DecisionForm(DeskForm):
    """Outcome, what exactly is produced, and why."""

    outcome = forms.ChoiceField(
        label=_("How does it end?"),
        choices=[choice for choice in Outcome.choices if choice[0] != Outcome.CLOSED_WHILE_PAUSED],
        widget=forms.RadioSelect,
    )
    items = forms.MultipleChoiceField(
        label=_("What exactly is produced"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"data-key": "r"}))
    lock_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, request: Request, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"lock_version": request.lock_version})
        super().__init__(*args, **kwargs)
        labels = dict(DataCategory.choices)
        self.fields["items"].choices = [  # type: ignore[attr-defined]
            (f"{identifier.pk}:{category}", f"{labels[category]}: {identifier.value}")
            for identifier in request.identifiers.all()
            for category in request.categories
        ]
        self._range = (request.data_from, request.data_to)

    def chosen(self) -> list[Item]:
        """The ticked items, in the range of time that was asked for."""
        pairs = [value.split(":") for value in self.cleaned_data["items"]]
        return [Item(int(identifier), category, *self._range) for identifier, category in pairs]


class ChecklistForm(DeskForm):
    """One choice and one note for each point."""

    def __init__(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.points = points_for(request)
        answers = {answer.point: answer for answer in request.checklist.all()}
        for point in self.points:
            answer = answers.get(point.code)
            self.fields[point.code] = forms.ChoiceField(
                label=point.question,
                choices=ChecklistAnswer.Finding.choices,
                required=False,
                initial=answer.finding if answer else None,
                widget=forms.RadioSelect,
            )
            self.fields[f"{point.code}-note"] = forms.CharField(
                label=_("Note"),
                required=False,
                max_length=NOTE_LENGTH,
                initial=answer.note if answer else "",
            )

    def rows(self) -> list[tuple[Point, Any, Any]]:
        """Each point with its two fields, for the page."""
        return [(point, self[point.code], self[f"{point.code}-note"]) for point in self.points]

    def findings(self) -> dict[str, tuple[str, str]]:
        """What was answered."""
        data = self.cleaned_data
        return {
            point.code: (data[point.code], data[f"{point.code}-note"])
            for point in self.points
            if data.get(point.code)
        }


class AboutDecision(DeskForm):
    """Says which decision its sender had before them; the page writes it, not the form."""

    decision = forms.IntegerField(widget=forms.HiddenInput)


class SettleForm(AboutDecision):
    """The approver's word."""

    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        help_text=_("Needed when you send it back."),
        widget=forms.Textarea,
    )


class ProductionForm(AboutDecision):
    """The file and who gets the link."""

    file = forms.FileField(
        label=_("File to hand over"), help_text=_("Only what the approved decision names.")
    )
    recipient = forms.EmailField(
        label=_("Link goes to"), help_text=_("An address of the agency's own domain.")
    )


class ClarifyForm(DeskForm):
    """A question to the agency."""

    question = forms.CharField(label=_("Question to the agency"), widget=forms.Textarea)
