"""The administration's page on which the next version of a template is checked, compared and published."""

import difflib
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.publish_template import RIGHT, publish_template
from jurisdictions.assessments.checking import check_text
from jurisdictions.assessments.forms.publish import PublishForm
from jurisdictions.assessments.models import Template
from jurisdictions.assessments.seeds import as_yaml
from portal.accounts.who import person_of
from portal.acts.refusals import Refusal
from portal.ui.refusals import show_refusal

KINDS = {"+": "added", "-": "removed", "@": "place"}


def publish(request: HttpRequest, code: str, context: dict[str, Any]) -> HttpResponse:
    """First it is checked and shown beside the newest version; then it is published with a reason."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    last = Template.objects.filter(code=code).order_by("-version").first()
    if last is None:
        raise Http404
    there = last.source or as_yaml(last.body)
    form = PublishForm(
        request.POST or None, request.FILES or None, initial={"source": there, "after": last.version}
    )
    shown: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        if "publish" in request.POST and (made := _published(request, form, code)):
            messages.success(request, _("Published: %(template)s.") % {"template": made})
            return redirect("admin:assessments_template_change", made.pk)
        shown = _looked_at(form, there, last)
    title = _("Publish a new version: %(title)s") % {"title": last.title}
    context |= {"title": title, "last": last, "form": form}
    failed = request.method == "POST" and (form.errors or shown.get("problems"))
    page = "admin/assessments/publish.html"
    return render(request, page, context | shown, status=422 if failed else 200)


def _published(request: HttpRequest, form: PublishForm, code: str) -> Template | None:
    values = form.cleaned_data
    try:
        return publish_template(
            person_of(request), form.wanted, reason=values["reason"], code=code, after=values["after"]
        )
    except Refusal as refusal:
        show_refusal(form, refusal)
        return None


def _looked_at(form: PublishForm, there: str, last: Template) -> dict[str, Any]:
    """What is wrong with it, or what it changes; an uploaded file stands in the form from now on."""
    wanted = form.wanted
    sent: Any = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
    sent["source"] = wanted
    form.data = sent
    document, problems = check_text(wanted)
    if not problems and document.body["code"] != last.code:
        problems = [_("This is a template of another track: %(code)s.") % {"code": document.body["code"]}]
    return {"problems": problems, "changes": list(changes(there, wanted)), "looked": not problems}


def changes(there: str, wanted: str) -> Iterator[tuple[str, str]]:
    """The lines that differ, with three around them, each with what it is: added, removed, same or place."""
    lines = difflib.unified_diff(there.splitlines(), wanted.splitlines(), lineterm="", n=3)
    for number, line in enumerate(lines):
        if number > 1:  # the first two name files
            yield KINDS.get(line[0], "same"), line
