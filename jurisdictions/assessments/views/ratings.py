"""Two raters, the second blind to the first: who is asked, what each gave, how it was settled."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.ask_rater import ask_rater, release_rater
from jurisdictions.assessments.acts.rate_second import rate_second
from jurisdictions.assessments.acts.settle_ratings import settle_ratings
from jurisdictions.assessments.blind import blind_to, open_asks
from jurisdictions.assessments.forms.ratings import AskForm, NoteForm, RateForm, WhyForm
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment, SecondRating
from jurisdictions.assessments.questionnaire import Questionnaire, say
from jurisdictions.assessments.ratings import rated_impacts
from jurisdictions.assessments.reading import readable_one
from jurisdictions.assessments.views.voided import and_voided
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.ui.refusals import sent


def ratings(http: HttpRequest, reference: str) -> HttpResponse:
    """All impacts with both ratings, as far as this reader may see them."""
    found, _asked = _found(http, reference)
    if http.method != "POST":
        return _show(http, found)
    verb, _colon, pk = http.POST.get("do", "").partition(":")
    form: Any = _form(found, verb, http)
    if form is None:
        raise Http404
    done, status = sent(http, form, lambda **values: _do(http, found, verb, pk, values))
    if done is None:
        return _show(http, found, {(verb, pk): form}, status)
    messages.success(http, done)
    return redirect("assessments:ratings", found.reference)


def rate(http: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Rate one impact second; nothing of the first rating is on the page while it is hidden."""
    found, asked = _found(http, reference)
    require(person_of(http), Permission.ASSESS, found.jurisdiction)
    blind = blind_to(person_of(http), found)
    one = next((row for row in rated_impacts(found, person_of(http), blind) if row.impact.pk == pk), None)
    if one is None:
        raise Http404
    if not one.to_rate or not found.is_open:
        return redirect("assessments:ratings", found.reference)
    form = RateForm(asked, http.POST or None)
    made, status = sent(http, form, partial(rate_second, person_of(http), one.impact))
    if made is not None:
        messages.success(http, and_voided(_("Rated: now both ratings are shown."), made.assessment))
        return redirect("assessments:ratings", found.reference)
    context = {
        "assessment": found,
        "one": one,
        "form": form,
        "rights": [asked.right(code) for code in one.impact.rights],
        "groups": [say(asked.groups.get(code, code)) for code in one.impact.groups],
    }
    return render(http, "assessments/rate.html", context, status=status)


def _found(http: HttpRequest, reference: str) -> tuple[Assessment, Questionnaire]:
    """Where the template asks for second ratings, or somebody was asked under another one."""
    found = readable_one(person_of(http), reference)
    asked = questionnaire(found.template_id)
    if not asked.has_rows("secondrating") and not found.ratings_asked.exists():
        raise Http404
    return found, asked


def _form(found: Assessment, verb: str, http: HttpRequest) -> Any:
    if verb == "ask":
        return AskForm(found, http.POST)
    return (
        {"release": WhyForm, "settle": NoteForm}[verb](http.POST) if verb in {"release", "settle"} else None
    )


def _do(http: HttpRequest, found: Assessment, verb: str, pk: str, values: dict[str, Any]) -> str:
    by, number = person_of(http), int(pk) if pk.isdecimal() else 0
    if verb == "ask":
        ask_rater(by, found, values["person"])
        return _("Asked: the first ratings are hidden from them until they have rated.")
    if verb == "release":
        release_rater(by, get_object_or_404(open_asks(found), pk=number), reason=values["reason"])
        return _("Released: what they rate from now on is a dissent.")
    second = get_object_or_404(SecondRating, pk=number, assessment=found)
    done = settle_ratings(by, second, note=values["note"])
    return and_voided(_("Settled."), done.assessment)


def _show(
    http: HttpRequest, found: Assessment, tried: dict[tuple[str, str], Any] | None = None, status: int = 200
) -> HttpResponse:
    """`tried` is the form that was refused, under its verb and the id of its row."""
    reader, tried = person_of(http), tried or {}
    blind = blind_to(reader, found)
    context = {
        "assessment": found,
        "writes": may(reader, Permission.ASSESS, found.jurisdiction) and found.is_open,
        "impacts": [
            (
                row,
                [(pair, tried.get(("settle", str(pair.second.pk))) or NoteForm()) for pair in row.pairs],
            )
            for row in rated_impacts(found, reader, blind)
        ],
        "blind": blind,
        "asks": [(asked, tried.get(("release", str(asked.pk))) or WhyForm()) for asked in open_asks(found)],
        "ask_form": tried.get(("ask", "")) or AskForm(found),
        "form": next(iter(tried.values()), None),
    }
    return render(http, "assessments/ratings.html", context, status=status)
