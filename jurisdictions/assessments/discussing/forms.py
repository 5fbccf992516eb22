"""Forms of a discussion."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.discussing.models import Thread
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.reading import readers_of
from portal.accounts.models import User
from portal.ui.forms import DeskForm


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody who may read the assessment."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), required=False, **kwargs)

    def label_from_instance(self, person: Any) -> str:
        return str(person.name)


class SayForm(DeskForm):
    """A comment and whom to tell of it. Whether it may be empty depends on the button."""

    text = forms.CharField(
        label=_("Comment"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Name nobody who was consulted, and nothing that gives them away: all who may read the assessment"
            " read this, and it is kept for ever. @Name tells a colleague."
        ),
    )
    tell = PersonField(label=_("Tell"))

    def __init__(self, found: Assessment, about: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Several of these forms stand on one page: each keeps a draft of its own.
        self.fields["text"].widget.attrs["data-draft"] = f"{about} {self.prefix}"
        people = readers_of(found)
        for field in self.fields.values():
            if isinstance(field, PersonField):
                field.queryset = people
                field.empty_label = str(_("nobody"))

    @property
    def told(self) -> list[User]:
        return [person for person in [self.cleaned_data.get("tell")] if person]


class BeginForm(SayForm):
    """The first comment of a thread."""

    assigned_to = PersonField(label=_("Assign to"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = True


class AssignForm(DeskForm):
    """Who sees to it."""

    assigned_to = PersonField(label=_("Assigned to"))

    def __init__(self, thread: Thread, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"assigned_to": thread.assigned_to_id}, **kwargs)
        chooser: Any = self.fields["assigned_to"]
        chooser.queryset = readers_of(thread.assessment)
        chooser.empty_label = str(_("nobody"))
