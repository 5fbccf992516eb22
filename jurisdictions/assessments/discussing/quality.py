"""A record with open questions can be signed, but whoever signs is told of them."""

from collections.abc import Iterator

from django.utils.translation import ngettext

from jurisdictions.assessments.discussing.models import Thread
from jurisdictions.assessments.discussing.places import gone, section_of
from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.quality.warning import Warning_, warns


@warns()
def open_threads(facts: Facts) -> Iterator[Warning_]:
    """One warning a page: how many threads about it are open."""
    rows = Thread.objects.filter(assessment=facts.assessment, resolved_at=None).order_by("pk")
    abouts = list(rows.values_list("about", flat=True))
    missing = gone(facts.assessment, abouts)
    by_section: dict[str, list[str]] = {}
    for about in abouts:
        code = section_of(facts.asked, about) or next(iter(facts.asked.sections))
        by_section.setdefault(code, []).append(about)
    for code, there in by_section.items():
        text = ngettext("%(n)d comment is open.", "%(n)d comments are open.", len(there))
        anchor = next((about for about in there if about not in missing), "")
        yield Warning_(code, text % {"n": len(there)}, anchor)
