"""The law under test: the table of provisions and criteria, and one cell of it to fill in."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jurisdictions.assessments.acts.clashes import Clashes
from jurisdictions.assessments.acts.edit import edit
from jurisdictions.assessments.forms.finding import FindingPage
from jurisdictions.assessments.gates.facts import path_of
from jurisdictions.assessments.law_matrix import LawMatrix, finding_page, law_matrix
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment, LegalFinding
from jurisdictions.assessments.questionnaire import say
from jurisdictions.assessments.reading import readable_one
from jurisdictions.assessments.views.closed import to_record
from jurisdictions.assessments.where import address
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.acts.refusals import Refusal


@require_GET
def matrix(http: HttpRequest, reference: str) -> HttpResponse:
    """Each provision against each criterion, with the sources' grades; every blank is visible and counted."""
    found = readable_one(person_of(http), reference)
    asked = questionnaire(found.template_id)
    if not asked.has_rows("legalfinding"):
        raise Http404
    context = {
        "assessment": found,
        "matrix": law_matrix(found),
        "writes": found.is_open and may(person_of(http), Permission.ASSESS, found.jurisdiction),
        "choose": address(found, asked.section_of("assessment", "test_sets"), "assessment:test_sets"),
        "add": address(found, asked.section_of("provision"), "provision"),
    }
    return render(http, "assessments/law_matrix.html", context)


@require_GET
def by_number(http: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """A finding is named by its number in links; it stands where its provision meets its criterion."""
    found = readable_one(person_of(http), reference)
    row = get_object_or_404(found.findings, pk=pk)
    if not found.is_open:
        return _to_record(http, found, row)
    return redirect(f"{finding_page(found, row.provision_id, row.criterion)}#{row.basis}")


def finding(http: HttpRequest, reference: str, provision: int, criterion: str) -> HttpResponse:
    """One provision against one criterion: as written and as applied, side by side."""
    found = readable_one(person_of(http), reference)
    of_law = get_object_or_404(found.provisions.select_related("instrument"), pk=provision)
    known = criterion in questionnaire(found.template_id).criteria
    if not known and not found.findings.filter(criterion=criterion).exists():
        raise Http404
    require(person_of(http), Permission.ASSESS, found.jurisdiction)
    if http.method == "POST":
        return _save(http, FindingPage(found, of_law, criterion, http.POST))
    if not found.is_open:
        row = found.findings.filter(provision=of_law, criterion=criterion).first()
        return _to_record(http, found, row)
    return _show(http, FindingPage(found, of_law, criterion, None))


def _to_record(http: HttpRequest, found: Assessment, row: LegalFinding | None) -> HttpResponse:
    """Where the record says one finding, or all of them."""
    section = questionnaire(found.template_id).section_of("legalfinding")
    return to_record(http, found, section, path_of(row) if row else "")


def _save(http: HttpRequest, page: FindingPage) -> HttpResponse:
    if not page.is_valid:
        return _show(http, page, status=422)
    try:
        _keep(http, page)
    except Clashes as clashes:
        return _show(http, page.with_clashes(clashes.found), clashes, status=clashes.status)
    except Refusal as refusal:
        return _show(http, page, refusal, status=refusal.status)
    after = _next(http, page)
    messages.success(http, _("Saved."))
    return redirect(after)


def _keep(http: HttpRequest, page: FindingPage) -> None:
    """The findings, then what is cited for them: both or neither."""
    section = questionnaire(page.found.template_id).section_of("legalfinding")
    rows, why = [row for part in page.parts for row in part.rows()], http.POST.get("why", "")
    with transaction.atomic():
        if rows:
            edit(person_of(http), page.found, section, rows=rows, why=why)
        there = {
            row.basis: row
            for row in page.found.findings.filter(provision=page.provision, criterion=page.criterion)
        }
        cited = [
            row for part in page.parts if part.basis in there for row in part.citation(there[part.basis])
        ]
        if cited:
            edit(person_of(http), page.found, section, rows=cited, why=why)


def _next(http: HttpRequest, page: FindingPage) -> str:
    """The next blank, if that was asked for and there is one; else back to the table."""
    blank = law_matrix(page.found).first_blank if "next" in http.POST else None
    return blank.url if blank else reverse("assessments:law_matrix", args=[page.found.reference])


def _show(
    http: HttpRequest, page: FindingPage, refusal: Refusal | None = None, *, status: int = 200
) -> HttpResponse:
    found: Assessment = page.found
    asked = questionnaire(found.template_id)
    about = asked.criteria.get(page.criterion, {})
    table: LawMatrix = law_matrix(found)
    context = {
        "assessment": found,
        "provision": page.provision,
        "criterion": page.criterion,
        "name": say(about.get("name", "")),
        "question": say(about.get("question", "")),
        "parts": page.parts,
        "refusal": refusal,
        "why": http.POST.get("why", ""),
        "matrix": table,
        "writes": found.is_open,
        "change": address(found, asked.section_of("provision"), f"provision:{page.provision.pk}"),
        "add_source": address(found, asked.section_of("source"), "source")
        if asked.has_rows("source")
        else "",
    }
    return render(http, "assessments/finding.html", context, status=status)
