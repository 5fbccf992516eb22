"""Everything that the page of one place shows and takes."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from jurisdictions.assessments.discussing.acts.assign import assign
from jurisdictions.assessments.discussing.acts.begin import begin
from jurisdictions.assessments.discussing.acts.reopen import reopen
from jurisdictions.assessments.discussing.acts.reply import reply
from jurisdictions.assessments.discussing.acts.resolve import resolve
from jurisdictions.assessments.discussing.forms import AssignForm, BeginForm, SayForm
from jurisdictions.assessments.discussing.models import Thread
from jurisdictions.assessments.discussing.people import mentioned
from jurisdictions.assessments.discussing.places import label_at
from jurisdictions.assessments.discussing.reading import Said, lines, threads_for
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.reading import readers_of
from portal.accounts.models import User
from portal.acts.refusals import Invalid, OutOfOrder


@dataclass
class Open:
    """One thread with what was said in it, and its forms."""

    thread: Thread
    said: list[Said]
    form: SayForm
    assigning: AssignForm


class PlacePage:
    """The threads about one place, as one person sees them and writes in them."""

    def __init__(self, by: User, found: Assessment, about: str, sent: QueryDict | None = None) -> None:
        self.by, self.found, self.about, self.sent = by, found, about, sent
        self.thread, _colon, self.verb = (sent.get("do", "") if sent else "").partition(":")
        self.begin_form = BeginForm(found, about, self._data("new"), prefix="new")

    @cached_property
    def threads(self) -> list[Open]:
        rows = threads_for(self.by).filter(assessment=self.found, about=self.about).order_by("pk")
        threads = list(rows)
        said = lines(threads)
        return [
            Open(
                thread,
                said[thread.pk],
                SayForm(self.found, self.about, self._data(str(thread.pk)), prefix=f"t{thread.pk}"),
                AssignForm(thread, self._data(str(thread.pk)), prefix=f"a{thread.pk}"),
            )
            for thread in threads
        ]

    @cached_property
    def now_called(self) -> str | None:
        return label_at(self.found, self.about)

    @property
    def is_there(self) -> bool:
        """Whether the field or row is still in the record."""
        return self.now_called is not None

    @property
    def label(self) -> str | None:
        """How the place is called, or was when a thread about it began; None where nothing was ever said."""
        return self.now_called or next((one.thread.label for one in self.threads), None)

    def asked_form(self) -> Any:
        """The form that was sent."""
        if self.thread == "new":
            return self.begin_form
        one = self._one()
        return one.assigning if self.verb == "assign" else one.form

    def do(self, form: Any) -> tuple[str, list[str]]:
        """Do what the button says; returns it in words, and the @names that nobody has."""
        values = form.cleaned_data
        if self.verb == "assign":
            assign(self.by, self._one().thread, values["assigned_to"])
            return _("Assigned."), []
        unknown = mentioned(values["text"], readers_of(self.found))[1]
        if self.thread == "new":
            to = values["assigned_to"]
            begin(self.by, self.found, self.about, values["text"], assigned_to=to, tell=form.told)
            return _("Said."), unknown
        acts = {
            "reply": (reply, _("Said.")),
            "resolve": (resolve, _("Resolved.")),
            "reopen": (reopen, _("Reopened.")),
        }
        if self.verb not in acts:
            raise Invalid({"text": _("Choose what to do.")})
        act, done = acts[self.verb]
        act(self.by, self._one().thread, values["text"], tell=form.told)  # type: ignore[operator]
        return done, unknown

    def _one(self) -> Open:
        for one in self.threads:
            if str(one.thread.pk) == self.thread:
                return one
        raise OutOfOrder(_("There is no such thread here."))

    def _data(self, which: str) -> QueryDict | None:
        """What was sent, for the one form that it was sent from."""
        return self.sent if self.thread == which else None
