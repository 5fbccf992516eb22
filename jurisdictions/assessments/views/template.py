"""Which template an assessment is on, how it got there, and the way to another one."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jurisdictions.assessments.acts.move_to_template import move_to_template
from jurisdictions.assessments.blind import blind_to
from jurisdictions.assessments.kept import label_of, moves_of, question_in_words
from jurisdictions.assessments.library import newest_of_each, questionnaire
from jurisdictions.assessments.models import Assessment, Template
from jurisdictions.assessments.models.words import State
from jurisdictions.assessments.moving import Report, report_of
from jurisdictions.assessments.questionnaire import say
from jurisdictions.assessments.reading import readable_one
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.ui.forms import DeskForm
from portal.ui.refusals import sent


class MoveForm(DeskForm):
    """Why another track."""

    reason = forms.CharField(label=gettext_lazy("Why this track"), widget=forms.Textarea)


def template(http: HttpRequest, reference: str) -> HttpResponse:
    """The template of an assessment; with `?to=full`, what moving there would mean, to be confirmed."""
    found = readable_one(person_of(http), reference)
    writes = may(person_of(http), Permission.ASSESS, found.jurisdiction)
    others = [one for one in newest_of_each() if one.pk != found.template_id]
    context: dict[str, Any] = {
        "assessment": found,
        "template_note": say(questionnaire(found.template_id).note),
        "moves": [(move, in_words(move.detail)) for move in moves_of(found)],
        "others": others if writes and found.state == State.DRAFT else [],
    }
    if "to" not in http.GET:
        return render(http, "assessments/template.html", context)
    require(person_of(http), Permission.ASSESS, found.jurisdiction)
    to = next((one for one in others if one.code == http.GET["to"]), None)
    if to is None:
        raise Http404
    return _preview(http, found, to, context)


def _preview(http: HttpRequest, found: Assessment, to: Template, context: dict[str, Any]) -> HttpResponse:
    form = MoveForm(http.POST or None)
    if to.code == found.track:
        del form.fields["reason"]
    moved, status = sent(http, form, partial(move_to_template, person_of(http), found, to))
    if moved is not None:
        messages.success(http, _("It is on the template %(template)s now.") % {"template": to})
        return redirect("assessments:template", found.reference)
    report = report_of(found, to, blind_to(person_of(http), found))
    context |= {"to": to, "report": in_words(report), "form": form}
    return render(http, "assessments/template.html", context, status=status)


def in_words(report: Report) -> dict[str, Any]:
    """A report as people read it: names of fields and questions instead of codes."""
    to = Template.objects.get(code=report["to"]["code"], version=report["to"]["version"])
    asked = questionnaire(to.pk).questions
    return {
        "from": report["from"],
        "to": report["to"],
        "new": [label_of(name) for name in report["new"]],
        "needed_now": [label_of(name) for name in report["needed_now"]],
        "new_questions": [say(asked[code]["text"]) for code in report["new_questions"]],
        "kept": [label_of(name) for name in report["kept"]],
        "kept_answers": [question_in_words(code, [report]) for code in report["kept_answers"]],
        "unknown": [
            f"{label_of(name)}: {code}" for name, code in (one.split(" ", 1) for one in report["unknown"])
        ],
        "missing": report["missing"],
    }
