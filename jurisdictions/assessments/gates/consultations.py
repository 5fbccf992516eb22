"""Who must be heard before anybody signs (UNGP 18; the minimum is data of the template)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import ConsulteeClass
from jurisdictions.assessments.questionnaire import Questionnaire

AFFECTED = {ConsulteeClass.RIGHTSHOLDER, ConsulteeClass.PROXY}


def consultations(assessment: Assessment, asked: Questionnaire) -> Iterator[Blocker]:
    """Independent experts, their organisations, people of the region and affected, or why not."""
    section, needed = asked.section_of("consultation"), asked.consultations
    rows = list(assessment.consultations.all())
    experts = [row for row in rows if row.consultee_class == ConsulteeClass.EXPERT]
    counted = (
        (_("independent experts"), len(experts), needed["independent_experts"]),
        (
            _("organisations of experts"),
            len({row.organisation.strip().casefold() for row in experts}),
            needed["organisations"],
        ),
        (_("people from or of the region"), sum(row.from_region for row in rows), needed["from_region"]),
    )
    for what, there, least in counted:
        if there < least:
            words = {"what": what, "there": there, "needed": least}
            yield Blocker(section, _("Consulted: %(there)d %(what)s of at least %(needed)d.") % words)
    heard = AFFECTED & {ConsulteeClass(row.consultee_class) for row in rows}
    if not heard and not assessment.why_no_rightsholder.strip():
        text = _("Consult a rightsholder or proxy, or say why not and what you did instead.")
        yield Blocker(section, text)
