"""What the check for people found, and the second reader's word on each."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jurisdictions.assessments.publishing.acts.confirm import confirm_hit
from jurisdictions.assessments.publishing.edition.build import edition_of
from jurisdictions.assessments.publishing.forms import ReasonForm
from jurisdictions.assessments.publishing.models import Publication
from jurisdictions.assessments.publishing.names.check import open_hits
from jurisdictions.assessments.publishing.reading import may_read_second, worked_on
from jurisdictions.assessments.publishing.words import State
from portal.accounts.who import person_of
from portal.ui.refusals import DONE, sent


def people(http: HttpRequest, reference: str) -> HttpResponse:
    """Each hit is redacted on the page of its text, or confirmed here with a reason."""
    found = worked_on(person_of(http), reference)
    if http.method != "POST":
        return _show(http, found)
    form = ReasonForm(http.POST)
    path, kind, term = hit = tuple(http.POST.get(name, "") for name in ("path", "kind", "term"))
    _made, status = sent(
        http, form, partial(confirm_hit, person_of(http), found, path=path, kind=kind, term=term)
    )
    if status != DONE:
        return _show(http, found, (hit, form), status=status)
    messages.success(http, _("Confirmed."))
    return redirect("publishing:people", found.reference)


def _show(http: HttpRequest, found: Publication, tried: Any = None, *, status: int = 200) -> HttpResponse:
    hits = [
        (hit, _form_of(number, (hit.path, hit.kind, hit.term), tried))
        for number, hit in enumerate(open_hits(found, edition_of(found)))
    ]
    context = {
        "publication": found,
        "hits": hits,
        "form": tried[1] if tried else None,
        "confirms": found.state == State.READING and may_read_second(person_of(http), found),
        "confirmed": found.confirmations.select_related("by"),
    }
    return render(http, "publishing/people.html", context, status=status)


def _form_of(number: int, hit: tuple[str, ...], tried: Any) -> ReasonForm:
    if tried and tried[0] == hit:
        return tried[1]  # type: ignore[no-any-return]
    return ReasonForm(auto_id=f"hit{number}_%s")
