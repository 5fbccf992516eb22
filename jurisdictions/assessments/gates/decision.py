"""The decision, and what each way to decide asks for (UNGP 19, 23)."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.gates.impacts import acted_on
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import Choice, MeasureStatus
from jurisdictions.assessments.questionnaire import Questionnaire

ALWAYS = (Choice.KEEP, Choice.REFUSE)


def decision(assessment: Assessment, asked: Questionnaire) -> Iterator[Blocker]:
    """Options were looked at, one was chosen with reasons, and its own gates are passed."""
    section = asked.section_of("assessment", "decision")
    yield from _options(assessment, asked, section)
    if not assessment.decision:
        yield Blocker(section, _("Decide."))
        return
    if not assessment.reasons.strip():
        yield Blocker(section, _("Give the reasons for the decision."))
    if not assessment.rejected_because.strip():
        yield Blocker(section, _("Say why the other options were rejected."))
    if assessment.frees:
        yield from _free(assessment, asked)
    if assessment.ending and not assessment.governs.exists():
        yield Blocker(next(iter(asked.sections)), _("Say which pause the decision is about."))
    if assessment.decision == Choice.KEEP:
        yield from _keep(assessment, asked, section)


def _options(assessment: Assessment, asked: Questionnaire, section: str) -> Iterator[Blocker]:
    options = asked.section_of("option")
    there = set(assessment.options.values_list("choice", flat=True))
    for option in ALWAYS:
        if option not in there:
            words = {"option": option.label}
            yield Blocker(options, _("Look at the option “%(option)s”: it is always one.") % words)
    if assessment.decision and assessment.decision not in there:
        yield Blocker(section, _("The decision is none of the options that were looked at."))


def _free(assessment: Assessment, asked: Questionnaire) -> Iterator[Blocker]:
    for impact in acted_on(assessment, asked):
        if not any(measure.status == MeasureStatus.VERIFIED for measure in impact.measures.all()):
            words = {"n": impact.severity, "what": str(impact)}
            text = _("What is freed needs a verified measure against severity %(n)d: %(what)s")
            yield Blocker(asked.section_of("measure"), text % words)


def _keep(assessment: Assessment, asked: Questionnaire, section: str) -> Iterator[Blocker]:
    last = timezone.now().date() + timedelta(days=asked.keep_days)
    if assessment.expires_on is None or assessment.expires_on > last:
        text = _("A decision to keep ends within %(n)d days: name the day.")
        yield Blocker(section, text % {"n": asked.keep_days})
