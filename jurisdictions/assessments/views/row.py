"""One long row a page: an instrument, a provision, a source, a citation."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.clashes import Clashes
from jurisdictions.assessments.acts.edit import edit
from jurisdictions.assessments.blind import blind_to
from jurisdictions.assessments.chains import chains_of
from jurisdictions.assessments.forms.page import RowPage
from jurisdictions.assessments.forms.sets import KINDS
from jurisdictions.assessments.impact_list import chain_links
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.listed import FINDINGS
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.questionnaire import say
from jurisdictions.assessments.reading import readable_one
from jurisdictions.assessments.views.closed import to_record
from jurisdictions.assessments.views.section import show
from jurisdictions.assessments.views.voided import and_voided
from jurisdictions.assessments.where import BY_THE_PAGE, NEW, row_address
from portal.access.permissions import Permission
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.acts.refusals import Refusal
from portal.drafts.keep import forget, keep, kept_for


def row(http: HttpRequest, reference: str, section: str, kind: str, number: str) -> HttpResponse:
    """Change one row or add one. What was typed and not saved comes back by itself."""
    found = readable_one(person_of(http), reference)
    pk = _asked_for(found, section, kind, number)
    require(person_of(http), Permission.ASSESS, found.jurisdiction)
    blind = blind_to(person_of(http), found)
    if http.method == "POST":
        return _save(http, RowPage(found, section, kind, pk, http.POST, blind))
    if not found.is_open:
        return to_record(http, found, section, f"{kind}:{number}")
    draft = kept_for(http)
    page = RowPage(found, section, kind, pk, draft.data if draft else None, blind)
    if draft:
        page.forgive()
    return show(http, page, draft=draft, **_above(page))


def _asked_for(found: Assessment, section: str, kind: str, number: str) -> int | None:
    """The id of the row, None for a new one; 404 where the template asks for no such row or it is gone."""
    asked = questionnaire(found.template_id).sections.get(section)
    if asked is None or kind not in asked.rows or kind not in BY_THE_PAGE or kind == FINDINGS:
        raise Http404
    if number == NEW:
        return None
    rows = KINDS[kind]._default_manager.filter(assessment=found)
    if not number.isdecimal() or not rows.filter(pk=int(number)).exists():
        raise Http404
    return int(number)


def _save(http: HttpRequest, page: RowPage) -> HttpResponse:
    if not page.is_valid:
        return show(http, page, status=422, **_above(page))
    try:
        done = edit(person_of(http), page.found, page.section, **page.values(), why=http.POST.get("why", ""))
    except Clashes as clashes:
        keep(person_of(http), http.path, http.POST)
        return show(http, page.with_clashes(clashes.found), clashes, status=clashes.status, **_above(page))
    except Refusal as refusal:
        keep(person_of(http), http.path, http.POST)
        return show(http, page, refusal, status=refusal.status, **_above(page))
    forget(http)
    if "more" in http.POST:
        after = row_address(page.found, page.section, page.kind)
    else:
        after = reverse("assessments:section", args=[page.found.reference, page.section])
    messages.success(http, and_voided(_("Saved."), done), extra_tags=http.path)
    return redirect(f"{after}#{page.kind}:{page.pk}" if page.pk and "more" not in http.POST else after)


def _above(page: RowPage) -> dict[str, Any]:
    """The row's own title, and the way back to its section."""
    asked = questionnaire(page.found.template_id).sections[page.section]
    model = KINDS[page.kind]
    there = model._default_manager.filter(pk=page.pk).first() if page.pk else None
    kind = capfirst(str(model._meta.verbose_name))
    impacts = list(page.found.impacts.all()) if page.kind == "impact" and page.pk else []
    return {
        "above": say(asked.title),
        "above_url": reverse("assessments:section", args=[page.found.reference, page.section]),
        "label": f"{kind}: {there}" if there else kind,
        "help": "",
        "is_row": True,
        "chain": chain_links(page.section, [one for one in chains_of(impacts) if one.names(page.pk)]),
    }
