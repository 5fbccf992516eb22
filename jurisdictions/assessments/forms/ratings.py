"""Forms of the second rating."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.blind import open_asks
from jurisdictions.assessments.models import Assessment, Impact
from jurisdictions.assessments.models.rating import RATINGS
from jurisdictions.assessments.questionnaire import Questionnaire, say
from jurisdictions.assessments.reading import readers_of
from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.accounts.models import User
from portal.ui.forms import DeskForm


class RateForm(DeskForm):
    """Four ratings, each beside its anchors, and what they rest on."""

    def __init__(self, asked: Questionnaire, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in RATINGS:
            self.fields[name] = anchored(name, asked)
        self.fields["reason"] = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 4}))


def anchored(name: str, asked: Questionnaire, **options: Any) -> forms.TypedChoiceField:
    """A rating as five choices, each with its written anchor in sight."""
    grades = [(n, f"{n} – {say(text)}") for n, text in enumerate(asked.anchors[name], start=1)]
    return forms.TypedChoiceField(
        label=capfirst(str(Impact._meta.get_field(name).verbose_name)),  # type: ignore[union-attr]
        choices=grades,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        help_text=say(asked.rule("impact", name).help),
        **options,
    )


class AskForm(DeskForm):
    """Somebody who assesses here and is not asked yet."""

    person: Any = forms.ModelChoiceField(queryset=User.objects.none(), label=_("Who rates second?"))

    def __init__(self, found: Assessment, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assess = holders(Permission.ASSESS, found.jurisdiction).order_by().values("pk")
        people = readers_of(found).filter(pk__in=assess).exclude(pk__in=open_asks(found).values("person"))
        chooser: Any = self.fields["person"]
        chooser.queryset, chooser.empty_label = people.order_by("name"), "–"
        chooser.label_from_instance = lambda person: person.name


class WhyForm(DeskForm):
    """A reason."""

    reason = forms.CharField(label=_("Why?"))


class NoteForm(DeskForm):
    """How a difference was settled."""

    note = forms.CharField(
        label=_("How was it settled?"),
        help_text=_("What you talked through, and what stands now. Both ratings stay as they were given."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
