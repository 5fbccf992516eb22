"""Where discussions show themselves: beside each field, on the task list, before a signature, at home."""

from urllib.parse import quote

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jurisdictions.assessments.discussing.places import section_of
from jurisdictions.assessments.discussing.reading import MINE, counts, shown, threads_for
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.reading import reads
from portal.accounts.who import person_of
from portal.ui.panels import panel


@panel("assessment.field")
def beside_field(request: HttpRequest, assessment: Assessment, about: str, label: str) -> SafeString | None:
    """A small way to the threads about one field, with how many there are."""
    if not about or not assessment:
        return None
    still, every = counts(request, assessment).get(about, (0, 0))
    if still:
        words = _("%(n)d open") % {"n": still}
    else:
        words = _("%(n)d resolved") % {"n": every} if every else _("Comment")
    url = f"{page_of(assessment)}?about={quote(about)}"
    return format_html(
        '<a class="discuss{}" href="{}" data-discuss>{}&#32;<span class="unseen">({})</span></a>',
        " is-open" if still else "",
        url,
        words,
        label,
    )


@panel("assessment.section")
def on_task_list(request: HttpRequest, assessment: Assessment, section: str) -> SafeString | None:
    """How many threads about a page are open."""
    asked = questionnaire(assessment.template_id)
    there = counts(request, assessment).items()
    still = sum(number for about, (number, _all) in there if number and section_of(asked, about) == section)
    if not still:
        return None
    text = ngettext("%(n)d open comment", "%(n)d open comments", still) % {"n": still}
    return format_html(
        '<small><a href="{}?section={}">{}</a></small>', page_of(assessment), quote(section), text
    )


@panel("assessment.actions")
def in_head(request: HttpRequest, assessment: Assessment) -> SafeString:
    """The way to all threads of an assessment."""
    still = sum(number for number, _all in counts(request, assessment).values())
    text = _("Open comments (%(n)d)") % {"n": still} if still else _("Comments")
    return format_html('<a href="{}">{}</a>', page_of(assessment), text)


@panel("assessment.signing")
def before_signing(request: HttpRequest, assessment: Assessment) -> SafeString | None:
    """Whoever signs is told that questions are open."""
    still = sum(number for number, _all in counts(request, assessment).values())
    if not still:
        return None
    text = ngettext(
        "%(n)d comment is open: read it before you sign.",
        "%(n)d comments are open: read them before you sign.",
        still,
    )
    return format_html(
        '<p class="note warning"><a href="{}">{}</a></p>', page_of(assessment), text % {"n": still}
    )


@panel("assessment.fields_page")
def beside_page(request: HttpRequest) -> str:
    """What opens a thread beside its field instead of on a page of its own."""
    return render_to_string("discussing/dialog.html", {}, request)


@panel("home.main", order=35)
def at_home(request: HttpRequest) -> str | None:
    """What is assigned to the reader."""
    reader = person_of(request)
    if not reads(reader):
        return None
    rows = shown(threads_for(reader), MINE, reader)[:5]
    return render_to_string("discussing/home.html", {"threads": rows}, request) if rows else None


def page_of(assessment: Assessment) -> str:
    return reverse("discussing:comments", args=[assessment.reference])
