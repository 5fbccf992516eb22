"""What is concluded, and what it rests on."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.gates.gate import gate
from jurisdictions.assessments.gates.rules import Rule
from jurisdictions.assessments.models.words import Head


@gate(Rule.EVERY_HEAD, "conclusion")
def every_head(facts: Facts) -> Iterator[Blocker]:
    """Judicial authorisation, oversight, notice and remedy are each concluded apart (ICCPR 2(3), 14)."""
    there = {row.head for row in facts.conclusions}
    missing = [head.label for head in Head if head not in there]
    if missing:
        text = _("Conclude on each head; missing: %(heads)s.") % {"heads": ", ".join(map(str, missing))}
        yield Blocker(facts.section("conclusion"), text, "conclusion")


@gate(Rule.CLAIMS_GRADED, "citation")
def claims_graded(facts: Facts) -> Iterator[Blocker]:
    """A conclusion, or an impact to act on, stands on a source of C3 or better, or says what is missing."""
    for kind, rows in (("conclusion", facts.conclusions), ("impact", facts.acted_on)):
        for row in rows:
            path = path_of(row)
            if not row.gap.strip() and not facts.is_well_backed(path):
                text = _("Cite a source graded C3 or better for it, or write down the gap: %(claim)s")
                yield Blocker(facts.section(kind), text % {"claim": row}, path)
