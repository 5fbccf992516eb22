"""Say what became of a measure after the signatures."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Measure
from jurisdictions.assessments.models.words import State
from jurisdictions.assessments.watching.models import MeasureReport, Outcome
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder


def report_measure(by: User, measure: Measure, *, outcome: str, effect: str) -> MeasureReport:
    """Write it beside what was signed: done with its effect, or failed, which re-opens the assessment.

    What was signed does not change; whether an impact is lower now is rated in the assessment that carries
    this one forward (UNGP 20). Refuses with Invalid, OutOfOrder (a draft says it itself) or NotPermitted.
    """
    found = measure.assessment
    within = found.jurisdiction
    with performing("watch.report_measure", by=by, needs=Permission.ASSESS, within=within) as act:
        if found.state not in {State.SIGNED, State.OUTDATED}:
            raise OutOfOrder(_("It is no signed assessment: change the measure itself."))
        errors = {}
        if outcome not in Outcome.values:
            errors["outcome"] = _("Choose one.")
        if not effect.strip():
            errors["effect"] = _("Say which effect was seen, and how.")
        if errors:
            raise Invalid(errors)
        made = MeasureReport.objects.create(measure=measure, outcome=outcome, effect=effect.strip(), by=by)
        act.record(on=found, places=within.ancestors, detail={"measure": measure.pk, "outcome": outcome})
    return made
