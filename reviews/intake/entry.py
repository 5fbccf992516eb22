"""One sending of the form: read it, enter the request, or keep everything for the next try."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from portal.accounts.models import User
from portal.acts.refusals import Invalid, Refusal
from portal.ui.refusals import show_refusal
from reviews.acts.receive import receive
from reviews.facts import NewPaper
from reviews.intake import parking
from reviews.intake.filling import facts_from, identifiers_of, name_rows, show_errors
from reviews.intake.forms import MORE_ROWS, IdentifierForm, IdentifierFormSet, RequestForm, in_zone_of
from reviews.models import Request
from reviews.rules import papers
from reviews.rules.identifiers import check_all
from reviews.rules.problems import Problems, Wrong

ROWS = "identifiers"
TOTAL = f"{ROWS}-TOTAL_FORMS"


class Entry:
    """The form with its rows and files, as one person sends it."""

    def __init__(self, person: User, request: HttpRequest) -> None:
        self.person = person
        data = request.POST if request.method == "POST" else None
        self.only_more_rows = bool(data and "more_rows" in data)
        self.form = RequestForm(person, data, initial={"zone": person.time_zone})
        self.rows = IdentifierFormSet(_with_more_rows(data) if self.only_more_rows else data, prefix=ROWS)
        self.parked = parking.find(person, request.POST.getlist("parked"))
        self.uploaded = request.FILES.getlist("attachments")
        self.data = data
        self.status = 200

    def enter(self) -> Request | None:
        """The request that was made, or None after everything was kept to be mended."""
        if self.only_more_rows:
            self.form.only_keep = True
            for row in self.rows.forms:
                row.only_keep = True
            self._keep_files()
            return None
        with in_zone_of(self.data):
            valid = self.form.is_valid() & self.rows.is_valid()
        self.status = Invalid.status
        made = self._receive() if valid else None
        if not valid:
            self._judge_identifiers()
        if made is None:
            name_rows(self.form, self.rows.forms)
            self._keep_files()
        return made

    def context(self) -> dict[str, Any]:
        return {"form": self.form, "rows": self.rows, "parked": self.parked}

    def _filled(self) -> list[IdentifierForm]:
        return [row for row in self.rows.forms if row.is_filled]

    def _receive(self) -> Request | None:
        files = [parked.as_paper() for parked in self.parked]
        files += [NewPaper(upload.name or "", upload) for upload in self.uploaded]
        try:
            made = receive(self.person, facts_from(self.form.cleaned_data, self._filled(), files))
        except Invalid as refusal:
            show_errors(refusal.errors, self.form, self._filled())
        except Refusal as refusal:
            show_refusal(self.form, refusal)
            self.status = refusal.status
        else:
            parking.remove(self.parked)
            return made
        return None

    def _judge_identifiers(self) -> None:
        """Something else is wrong: what is wrong with the identifiers is said in the same answer."""
        problems = Problems()
        rows = [row for row in self._filled() if not row.errors]
        check_all(identifiers_of(rows), timezone.now(), problems)
        show_errors(problems.by_field, self.form, rows)

    def _keep_files(self) -> None:
        """Park what was uploaded; a file that may not come in is named and not kept."""
        for upload in self.uploaded:
            try:
                paper = papers.check(NewPaper(upload.name or "", upload))
            except Wrong as wrong:
                if str(wrong.message) not in self.form.errors.get("attachments", []):
                    self.form.add_error("attachments", str(wrong.message))
            else:
                self.parked.append(parking.park(self.person, paper.name, paper.content, paper.size))


def _with_more_rows(data: QueryDict | None) -> QueryDict | None:
    if data is None:
        return None
    more = data.copy()
    total = data.get(TOTAL, "")
    more[TOTAL] = str((int(total) if total.isdigit() else 0) + MORE_ROWS)
    return more
