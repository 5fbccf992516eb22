"""The pages of a discussion: the threads about one place, and lists of threads."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.vary import vary_on_headers

from jurisdictions.assessments.discussing.place_page import PlacePage
from jurisdictions.assessments.discussing.places import gone, section_of
from jurisdictions.assessments.discussing.reading import MINE, OPEN, RESOLVED, of_section, shown, threads_for
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.questionnaire import say
from jurisdictions.assessments.reading import readable_one
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.ui.pages import keyset_page
from portal.ui.refusals import sent

PART = "X-Part"  # asked for by a script that shows the threads beside their field


@vary_on_headers(PART)
def comments(http: HttpRequest, reference: str) -> HttpResponse:
    """The threads about the place that `?about=` names, or all threads of an assessment."""
    found = readable_one(person_of(http), reference)
    if about := http.GET.get("about", ""):
        return _about(http, found, about)
    code = http.GET.get("section", "")
    section = questionnaire(found.template_id).sections.get(code)
    rows = threads_for(person_of(http)).filter(assessment=found)
    if section:
        rows = rows.filter(of_section(section))
    return _listed(http, rows, {"assessment": found, "section": say(section.title) if section else ""})


def everywhere(http: HttpRequest) -> HttpResponse:
    """All threads of all assessments that the reader may read."""
    return _listed(http, threads_for(person_of(http)), {})


def _listed(http: HttpRequest, rows: Any, context: dict[str, Any]) -> HttpResponse:
    which = http.GET.get("show", OPEN)
    page = keyset_page(shown(rows, which, person_of(http)), http, ["-pk"], size=25)
    tabs = [(OPEN, _("Open")), (MINE, _("Assigned to me")), (RESOLVED, _("Resolved"))]
    context |= {"page": page, "tabs": tabs, "which": which, "gone": _gone(page.rows)}
    return render(http, "discussing/list.html", context)


def _gone(threads: list[Any]) -> set[int]:
    """The threads whose row was removed."""
    by_assessment: dict[Assessment, list[Any]] = {}
    for thread in threads:
        by_assessment.setdefault(thread.assessment, []).append(thread)
    missing: set[int] = set()
    for found, several in by_assessment.items():
        away = gone(found, (thread.about for thread in several))
        missing |= {thread.pk for thread in several if thread.about in away}
    return missing


def _about(http: HttpRequest, found: Assessment, about: str) -> HttpResponse:
    page = PlacePage(person_of(http), found, about, http.POST if http.method == "POST" else None)
    if page.label is None:
        raise Http404
    if http.method != "POST":
        return _show(http, page)
    form = page.asked_form()
    answer, status = sent(http, form, lambda **_said: page.do(form))
    if answer is None:
        return _show(http, page, status=status)
    done, unknown = answer
    messages.success(http, done)
    for name in unknown:
        text = _("Nobody who may read this is called @%(name)s: nobody was told by that name.")
        messages.warning(http, text % {"name": name})
    return redirect(http.get_full_path())


def _show(http: HttpRequest, page: PlacePage, status: int = 200) -> HttpResponse:
    section = section_of(questionnaire(page.found.template_id), page.about)
    context = {
        "assessment": page.found,
        "about": page.about,
        "label": page.label,
        "is_there": page.is_there,
        "section": section if may(page.by, Permission.ASSESS, page.found.jurisdiction) else "",
        "threads": page.threads,
        "form": page.begin_form,
        "part": PART in http.headers,
        "send_to": http.get_full_path(),
    }
    template = "discussing/threads.html" if PART in http.headers else "discussing/place.html"
    return render(http, template, context, status=status)
