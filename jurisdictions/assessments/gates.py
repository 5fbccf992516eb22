"""What still stands between an assessment and its signatures. Gates, not a score."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jurisdictions.assessments.models import Assessment, Impact, Measure
from jurisdictions.assessments.models.words import OF_LAW, Choice, ConsulteeClass
from jurisdictions.assessments.template import template

SECTIONS: dict[str, str | Promise] = {
    "trigger": gettext_lazy("Trigger and scope"),
    "law": gettext_lazy("The law"),
    "impacts": gettext_lazy("Impacts on people"),
    "measures": gettext_lazy("Measures"),
    "consultations": gettext_lazy("Consultations"),
    "decision": gettext_lazy("Options and decision"),
}


@dataclass(frozen=True)
class Blocker:
    """One thing that is missing, and the section where it belongs."""

    section: str
    text: str


def blockers(assessment: Assessment) -> list[Blocker]:
    """Everything that blocks sign-off now; empty when it may be signed."""
    found = [*_trigger(assessment), *_law(assessment), *_impacts(assessment), *_consultations(assessment)]
    return [*found, *_decision(assessment)]


def _trigger(assessment: Assessment) -> list[Blocker]:
    found = []
    if not assessment.triggers.exists():
        found.append(Blocker("trigger", _("Name the trigger: what happened, and when.")))
    if not assessment.question.strip():
        found.append(Blocker("trigger", _("Write the question the assessment answers.")))
    return found


def _law(assessment: Assessment) -> list[Blocker]:
    if not assessment.triggers.filter(kind__in=OF_LAW).exists():
        return []
    found = []
    if assessment.instrument is None:
        found.append(Blocker("law", _("The trigger is a law: say which.")))
    if not assessment.provisions.exists():
        found.append(Blocker("law", _("Analyse at least one provision, on paper and in practice.")))
    return found


def _impacts(assessment: Assessment) -> list[Blocker]:
    impacts = list(assessment.impacts.prefetch_related("measures"))
    if not impacts:
        return [Blocker("impacts", _("Write down at least one impact on people."))]
    line = template(assessment.template).action_line
    found = []
    for impact in impacts:
        measures = list(impact.measures.all())
        if impact.severity >= line and not measures:
            found.append(
                Blocker("measures", _("Severity %(n)d without a measure: %(what)s") % _named(impact))
            )
        if impact.residual_severity < impact.severity and not measures:
            found.append(
                Blocker(
                    "impacts", _("Rated lower after measures, but there is none: %(what)s") % _named(impact)
                )
            )
    return found


def _named(impact: Impact) -> dict[str, object]:
    return {"n": impact.severity, "what": str(impact)}


def _consultations(assessment: Assessment) -> list[Blocker]:
    rows = list(assessment.consultations.all())
    needed = template(assessment.template).consultations
    experts = [row for row in rows if row.consultee_class == ConsulteeClass.EXPERT]
    found = []
    if len(experts) < needed["independent_experts"]:
        found.append(_missing(_("independent experts"), len(experts), needed["independent_experts"]))
    organisations = {row.organisation.strip().casefold() for row in experts}
    if len(organisations) < needed["organisations"]:
        found.append(_missing(_("organisations of experts"), len(organisations), needed["organisations"]))
    if sum(row.from_region for row in rows) < needed["from_region"]:
        found.append(_missing(_("people from or of the region"), 0, needed["from_region"]))
    heard = {ConsulteeClass.RIGHTSHOLDER, ConsulteeClass.PROXY} & {row.consultee_class for row in rows}
    if not heard and not assessment.why_no_rightsholder.strip():
        text = _("Consult a rightsholder or proxy, or say why not and what you did instead.")
        found.append(Blocker("consultations", text))
    return found


def _missing(what: str, there: int, needed: int) -> Blocker:
    text = _("Consulted: %(there)d %(what)s of at least %(needed)d.")
    return Blocker("consultations", text % {"what": what, "there": there, "needed": needed})


def _decision(assessment: Assessment) -> list[Blocker]:
    there = set(assessment.options.values_list("choice", flat=True))
    found = [
        Blocker(
            "decision", _("Look at the option “%(option)s”: it is always one.") % {"option": option.label}
        )
        for option in (Choice.KEEP, Choice.REFUSE)
        if option not in there
    ]
    if not assessment.decision:
        return [*found, Blocker("decision", _("Decide."))]
    if assessment.decision not in there:
        found.append(Blocker("decision", _("The decision is none of the options that were looked at.")))
    if not assessment.reasons.strip():
        found.append(Blocker("decision", _("Give the reasons for the decision.")))
    if not assessment.rejected_because.strip():
        found.append(Blocker("decision", _("Say why the other options were rejected.")))
    return [
        *found,
        *(_free(assessment) if assessment.frees else []),
        *_governs(assessment),
        *_keep(assessment),
    ]


def _free(assessment: Assessment) -> list[Blocker]:
    line = template(assessment.template).action_line
    found = []
    for impact in assessment.impacts.filter(severity__gte=line):
        if not impact.measures.filter(status=Measure.Status.VERIFIED).exists():
            text = _("What is freed needs a verified measure against severity %(n)d: %(what)s")
            found.append(Blocker("measures", text % _named(impact)))
    return found


def _governs(assessment: Assessment) -> list[Blocker]:
    if assessment.ending and not assessment.governs.exists():
        return [Blocker("trigger", _("Say which pause the decision is about."))]
    return []


def _keep(assessment: Assessment) -> list[Blocker]:
    if assessment.decision != Choice.KEEP:
        return []
    last = timezone.now().date() + timedelta(days=template(assessment.template).keep_days)
    if assessment.expires_on is None or assessment.expires_on > last:
        return [
            Blocker(
                "decision",
                _("A decision to keep ends within %(n)d days: name the day.")
                % {"n": (last - timezone.now().date()).days},
            )
        ]
    return []
