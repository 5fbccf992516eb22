"""Impacts on people, and what is done about them (UNGP 17-20, 24)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.models import Assessment, Impact
from jurisdictions.assessments.models.words import Polarity
from jurisdictions.assessments.questionnaire import Questionnaire


def acted_on(assessment: Assessment, asked: Questionnaire) -> list[Impact]:
    """The adverse impacts that the template's bands ask to act on."""
    adverse = assessment.impacts.filter(polarity=Polarity.ADVERSE).prefetch_related("measures")
    return [
        impact
        for impact in adverse
        if asked.asks_for_action(impact.severity, impact.likelihood, impact.confidence)
    ]


def impacts(assessment: Assessment, asked: Questionnaire) -> Iterator[Blocker]:
    """There is one; what is severe has a measure; nothing is rated lower without one."""
    section, measures = asked.section_of("impact"), asked.section_of("measure")
    adverse = list(assessment.impacts.filter(polarity=Polarity.ADVERSE).prefetch_related("measures"))
    if not adverse:
        yield Blocker(section, _("Write down at least one impact on people."))
    severe = {impact.pk for impact in acted_on(assessment, asked)}
    for impact in adverse:
        words = {"n": impact.severity, "what": str(impact)}
        if impact.measures.all():
            continue
        if impact.pk in severe:
            yield Blocker(measures, _("Severity %(n)d without a measure: %(what)s") % words)
        if impact.residual_severity < impact.severity:
            yield Blocker(section, _("Rated lower after measures, but there is none: %(what)s") % words)
