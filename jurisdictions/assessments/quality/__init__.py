"""What looks weak in an assessment. Complete is not the same as good: warnings block nothing."""

from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.quality import (  # noqa: F401 -- each puts its checks into the list
    evidence,
    hearing,
    law,
    measures,
    place,
    ratings,
    record,
)
from jurisdictions.assessments.quality.warning import Warning_, found_by

__all__ = ["Warning_", "warnings"]


def warnings(assessment: Assessment, facts: Facts | None = None) -> list[Warning_]:
    """Everything that deserves a second look, in the order of the pages."""
    facts = facts or Facts(assessment)
    order = list(facts.asked.sections)
    return sorted(found_by(facts), key=lambda warning: order.index(warning.section))
