"""The tags every page uses; a builtin of all templates."""

import zoneinfo
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BoundField
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.ui import panels as slots
from portal.ui import times
from portal.ui.verbs import in_words

register = template.Library()

# Each state has a shape and a word of its own beside its colour.
SHAPES = {
    "new": "○",
    "review": "◐",
    "held": "⏸",
    "waiting": "◷",
    "complied": "●",
    "partly": "◑",
    "refused": "✕",
    "overdue": "!",
    "neutral": "–",
}


@register.simple_tag(takes_context=True)
def panels(context: template.Context, slot: str, **about: Any) -> SafeString:
    """`{% panels "jurisdiction.detail" jurisdiction=place %}`: what higher rooms put there."""
    return slots.render(slot, context["request"], **about)


@register.simple_tag
def tag(state: str, word: Any) -> SafeString:
    """`{% tag "held" _("Held") %}`: a state as shape, word and colour."""
    shape = SHAPES.get(state, SHAPES["neutral"])
    return format_html(
        '<span class="tag tag-{}"><span class="tag-shape" aria-hidden="true">{}</span>{}</span>',
        state,
        shape,
        word,
    )


@register.simple_block_tag
def crumbs(content: str) -> SafeString:
    """`{% crumbs %}<li>…</li>{% endcrumbs %}`: where a page is, from the register down."""
    return format_html('<nav class="crumbs" aria-label="{}"><ol>{}</ol></nav>', _("Where this is"), content)


@register.simple_tag
def as_typed(text: str) -> SafeString:
    """`{% as_typed item.narrative %}`: what somebody wrote, its lines kept, in its own direction."""
    return format_html('<div class="kept" dir="auto">{}</div>', text or "–")


@register.simple_tag
def fact(name: str, text: str) -> SafeString:
    """`{% fact _("Reason") pause.reason %}`: a row of a summary list with what somebody wrote."""
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", name, as_typed(text))


@register.simple_tag
def when(moment: datetime | None, zone: zoneinfo.ZoneInfo | str | None = None) -> SafeString | str:
    """`{% when request.due_at zone=zone %}`: a moment in UTC and in the jurisdiction's own zone."""
    if moment is None:
        return "–"
    place = zoneinfo.ZoneInfo(zone) if isinstance(zone, str) and zone else zone or None
    text = times.in_utc_and(moment, place)
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), text)


@register.simple_tag
def ago(moment: datetime | None) -> SafeString | str:
    """`{% ago claim.expires_at %}`: how far away a moment is, with the moment itself as its title."""
    if moment is None:
        return "–"
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        moment.isoformat(),
        times.in_utc_and(moment),
        times.distance(moment),
    )


@register.simple_tag
def field(bound: BoundField, **extra: Any) -> SafeString:
    """`{% field form.name %}`: label, help, error and control of one field."""
    return render_to_string("ui/field.html", {"field": bound, **extra})


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """`{% query after=page.next before=None %}`: this page's query string with some values changed."""
    parameters: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        if value in {None, ""}:
            parameters.pop(name, None)
        else:
            parameters[name] = value
    return "?" + urlencode(list(parameters.lists()), doseq=True)


@register.filter
def get_item(mapping: Any, key: Any) -> Any:
    """`{{ held|get_item:row.pk }}`: a mapping's value, or nothing."""
    return mapping.get(key) if mapping else None


@register.filter
def is_current(item: Any, path: str) -> bool:
    """Whether a navigation entry stands for the page at this path."""
    target = reverse(item.url_name)
    return path == target or (target != "/" and path.startswith(target))


@register.filter
def verb_words(verb: str) -> Any:
    """An act's verb in words."""
    return in_words(verb)
