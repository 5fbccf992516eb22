"""What was carried forward unchanged, and nobody looked at again: a warning beside the others."""

from collections.abc import Iterator

from django.utils.translation import ngettext

from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.quality.warning import Warning_, warns
from jurisdictions.assessments.watching.marks import UNCHANGED, marks_of


@warns()
def not_looked_at_again(facts: Facts) -> Iterator[Warning_]:
    """A copy is no assessment: somebody says, section by section, that it is right still."""
    for section in marks_of(facts.assessment, facts.blind):
        if section.is_unseen:
            number = section.number(UNCHANGED)
            text = ngettext(
                "%(n)d thing was carried forward unchanged and is not looked at again.",
                "%(n)d things were carried forward unchanged and are not looked at again.",
                number,
            )
            yield Warning_(section.code, text % {"n": number})
