"""What blocks the signatures, asked afresh each time: gates, never a score."""

from jurisdictions.assessments.gates import (  # noqa: F401 -- each puts its gates into the list
    conclusions,
    consultations,
    decision,
    ending,
    freeing,
    impacts,
    law,
    options,
    rights,
)
from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.gates.fields import fields
from jurisdictions.assessments.gates.gate import GATES
from jurisdictions.assessments.models import Assessment

__all__ = ["Blocker", "blockers"]


def blockers(assessment: Assessment, facts: Facts | None = None) -> list[Blocker]:
    """Everything that blocks sign-off now, in the order of the pages; empty when it may be signed."""
    facts = facts or Facts(assessment)
    order = list(facts.asked.sections)
    found = list(fields(assessment, facts.asked))
    found += [one for gate in GATES if gate.applies(facts.asked) for one in gate.check(facts)]
    return sorted(found, key=lambda blocker: order.index(blocker.section))
