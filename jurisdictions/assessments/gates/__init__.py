"""What blocks the signatures, asked afresh each time: gates, never a score."""

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.gates.consultations import consultations
from jurisdictions.assessments.gates.decision import decision
from jurisdictions.assessments.gates.fields import fields
from jurisdictions.assessments.gates.impacts import impacts
from jurisdictions.assessments.gates.law import law
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment

GATES = (fields, law, impacts, consultations, decision)

__all__ = ["Blocker", "blockers"]


def blockers(assessment: Assessment) -> list[Blocker]:
    """Everything that blocks sign-off now, in the order of the pages; empty when it may be signed."""
    asked = questionnaire(assessment.template_id)
    order = list(asked.sections)
    found = [blocker for gate in GATES for blocker in gate(assessment, asked)]
    return sorted(found, key=lambda blocker: order.index(blocker.section))
