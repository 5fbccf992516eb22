"""The law that set off the assessment is analysed."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import OF_LAW
from jurisdictions.assessments.questionnaire import Questionnaire


def law(assessment: Assessment, asked: Questionnaire) -> Iterator[Blocker]:
    """A trigger that is a law asks for the law and for its provisions."""
    section = asked.section_of("provision")
    if not assessment.triggers.filter(kind__in=OF_LAW).exists():
        return
    if assessment.instrument is None and not assessment.instruments.exists():
        yield Blocker(section, _("The trigger is a law: say which."))
    if not assessment.provisions.exists():
        yield Blocker(section, _("Analyse at least one provision, on paper and in practice."))
