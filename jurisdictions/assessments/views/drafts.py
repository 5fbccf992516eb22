"""Texts that a machine drafted, to be read and adopted by a person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.adopt_draft import adopt_draft, digest_of
from jurisdictions.assessments.blind import blind_to
from jurisdictions.assessments.machine import in_words, mark_of, text_of
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.reading import readable_one
from jurisdictions.assessments.views.voided import and_voided
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.acts.refusals import Refusal


def drafts(http: HttpRequest, reference: str) -> HttpResponse:
    """Each text with its label; a POST puts one's own name to one of them."""
    found = readable_one(person_of(http), reference)
    if http.method != "POST":
        return _show(http, found)
    number = http.POST.get("draft", "")
    draft = get_object_or_404(found.machine_drafts, pk=number if number.isdecimal() else 0)
    try:
        done = adopt_draft(person_of(http), draft, seen=http.POST.get("seen", ""))
    except Refusal as refusal:
        return _show(http, found, refusal)
    messages.success(http, and_voided(_("Adopted: you answer for this text."), done.assessment))
    return redirect("assessments:drafts", reference)


def _show(http: HttpRequest, found: Assessment, refusal: Refusal | None = None) -> HttpResponse:
    rows = found.machine_drafts.select_related("adopted_by")
    blind = blind_to(person_of(http), found)
    texts = [(row, in_words(row.about), mark_of(row), text_of(found, row, blind)) for row in rows]
    context = {
        "assessment": found,
        "blind": blind,
        "drafts": [(*one, digest_of(one[-1])) for one in texts],
        "refusal": refusal,
        "writes": found.is_open and may(person_of(http), Permission.ASSESS, found.jurisdiction),
    }
    return render(http, "assessments/drafts.html", context, status=refusal.status if refusal else 200)
