"""One text of a publication: leave it out, put it back, translate it, read its translation."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jurisdictions.assessments.publishing.acts.redact import redact, unredact
from jurisdictions.assessments.publishing.acts.translate import read_translation, translate
from jurisdictions.assessments.publishing.edition.build import edition_of
from jurisdictions.assessments.publishing.edition.pieces import Entry
from jurisdictions.assessments.publishing.forms import RedactForm, TranslateForm
from jurisdictions.assessments.publishing.models import Publication
from jurisdictions.assessments.publishing.reading import worked_on
from jurisdictions.assessments.publishing.words import WRITTEN_IN, State
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.acts.refusals import Refusal
from portal.ui.refusals import show_refusal


def text(http: HttpRequest, reference: str) -> HttpResponse:
    """The page of one text, `?path=impact:3.statement`."""
    found = worked_on(person_of(http), reference)
    entry = edition_of(found).entry(http.GET.get("path", ""))
    if entry is None:
        raise Http404
    if http.method == "POST":
        return _done(http, found, entry)
    return _show(http, found, entry)


def _done(http: HttpRequest, found: Publication, entry: Entry) -> HttpResponse:
    by, name = person_of(http), http.POST.get("do", "")
    forms: dict[str, tuple[type[Form] | None, Callable[..., Any]]] = {
        "redact": (RedactForm, redact),
        "unredact": (None, unredact),
        "translate": (TranslateForm, translate),
        "read": (None, read_translation),
    }
    if name not in forms:
        raise Http404
    kind, act = forms[name]
    form: Any = (kind or Form)(http.POST)
    if not form.is_valid():
        return _show(http, found, entry, {name: form}, status=422)
    try:
        act(by, found, path=entry.path, **form.cleaned_data)
    except Refusal as refusal:
        if kind is None:
            raise
        show_refusal(form, refusal)
        return _show(http, found, entry, {name: form}, status=refusal.status)
    messages.success(http, _("Saved."))
    address = QueryDict(mutable=True)
    address["path"] = entry.path
    return redirect(f"{reverse('publishing:text', args=[found.reference])}?{address.urlencode()}")


def _show(
    http: HttpRequest,
    found: Publication,
    entry: Entry,
    tried: dict[str, Any] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    there = found.translations.filter(path=entry.path).select_related("entered_by", "read_by").first()
    fixed = found.state in {State.PUBLISHED, State.RETRACTED}
    kept = {"text": there.text, "translator": there.translator, "machine": there.machine} if there else {}
    writes = may(person_of(http), Permission.ASSESS, found.assessment.jurisdiction)
    context = {
        "publication": found,
        "entry": entry,
        "there": there,
        "writes": writes,
        "undoes": writes and not fixed,
        "translates": writes and not fixed and found.language != WRITTEN_IN and entry.text,
        "reads": there and not fixed and there.entered_by_id != person_of(http).pk and not there.read_by_id,
        "redact_form": RedactForm(auto_id="redact_%s"),
        "translate_form": TranslateForm(initial=kept, auto_id="translate_%s"),
    }
    for name, form in (tried or {}).items():
        context |= {f"{name}_form": form, "form": form}
    return render(http, "publishing/text.html", context, status=status)
