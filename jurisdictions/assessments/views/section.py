"""One theme a page, kept while one writes, saved field by field."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.clashes import Clashes
from jurisdictions.assessments.acts.edit import edit
from jurisdictions.assessments.blind import blind_to
from jurisdictions.assessments.forms.page import SectionPage
from jurisdictions.assessments.impact_list import impact_list
from jurisdictions.assessments.law_matrix import law_matrix
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.listed import FINDINGS, lists_of
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.progress import Items, on_page
from jurisdictions.assessments.questionnaire import Section, say
from jurisdictions.assessments.reading import readable_one
from jurisdictions.assessments.tests_in_words import sets_in_words
from jurisdictions.assessments.views.closed import to_record
from jurisdictions.assessments.views.voided import and_voided
from portal.access.permissions import Permission
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.acts.refusals import Refusal
from portal.drafts.keep import forget, keep, kept_for
from portal.drafts.models import Draft


def section(http: HttpRequest, reference: str, section: str) -> HttpResponse:
    """The assessment's own fields and its rows. What was typed and not saved comes back by itself."""
    found = readable_one(person_of(http), reference)
    asked = questionnaire(found.template_id)
    if section not in asked.sections:
        raise Http404
    require(person_of(http), Permission.ASSESS, found.jurisdiction)
    if _is_second_ratings_alone(asked.sections[section]):
        return redirect("assessments:ratings", found.reference)
    blind = blind_to(person_of(http), found)
    if http.method == "POST":
        return _save(http, SectionPage(found, section, http.POST, blind))
    if not found.is_open:
        return to_record(http, found, section)
    draft = kept_for(http)
    page = SectionPage(found, section, draft.data if draft else None, blind)
    if draft:
        page.forgive()
    return show(http, page, draft=draft)


def _is_second_ratings_alone(section: Section) -> bool:
    return section.rows == ("secondrating",) and not section.fields and not section.questions


def _save(http: HttpRequest, page: SectionPage) -> HttpResponse:
    if not page.is_valid:
        return show(http, page, status=422)
    try:
        done = edit(person_of(http), page.found, page.section, **page.values(), why=http.POST.get("why", ""))
    except Clashes as clashes:
        keep(person_of(http), http.path, http.POST)
        return show(http, page.with_clashes(clashes.found), clashes, status=clashes.status)
    except Refusal as refusal:
        keep(person_of(http), http.path, http.POST)
        return show(http, page, refusal, status=refusal.status)
    forget(http)
    messages.success(http, and_voided(_("Saved."), done), extra_tags=http.path)
    if "more" in http.POST:
        return redirect("assessments:section", page.found.reference, page.section)
    return redirect(page.found)


def show(
    http: HttpRequest,
    page: SectionPage,
    refusal: Refusal | None = None,
    *,
    status: int = 200,
    draft: Draft | None = None,
    **of_a_row: Any,
) -> HttpResponse:
    """The page of a section, or of one of its rows: its own title and no lists."""
    found: Assessment = page.found
    asked = questionnaire(found.template_id)
    section = asked.sections[page.section]
    blocking, weak = (_here(http, some, of_a_row) for some in on_page(found, page.section, page.blind))
    context = {
        "assessment": found,
        "section": page.section,
        "label": say(section.title),
        "help": say(section.help),
        "template_note": say(asked.note),
        "test_sets": list(sets_in_words(found, asked)) if "legalfinding" in section.rows else (),
        "form": page.form,
        "questions": page.questions,
        "sets": page.sets,
        "gone": page.gone,
        "refusal": refusal,
        "why": http.POST.get("why", draft.data.get("why", "") if draft else ""),
        "draft": draft,
        "blockers": blocking,
        "warnings": weak,
        "rated_twice": "secondrating" in section.rows,
        "blind": page.blind,
        "anchored": "impact" in section.rows,
        "lists": [] if of_a_row else lists_of(found, page.section, page.blind),
        "impacts": impact_list(found, page.section, page.blind, blocking)
        if "impact" in section.rows and not of_a_row
        else None,
        "matrix": law_matrix(found) if FINDINGS in section.rows and not of_a_row else None,
        "writes_here": bool(page.form or page.questions or page.sets),
    } | of_a_row
    return render(http, "assessments/section.html", context, status=status)


def _here(http: HttpRequest, some: Items, of_a_row: dict[str, Any]) -> Items:
    """All of a section on its own page; on the page of a row only what is said of that row."""
    return tuple(one for one in some if not of_a_row or one[1].partition("#")[0] == http.path)
