"""Raise the alarm: an expert or somebody consulted says that what was signed is right no more."""

from datetime import date

from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment, Consultation
from jurisdictions.assessments.models.words import ConsulteeClass, State
from jurisdictions.assessments.reading import READERS
from jurisdictions.assessments.watching.acts.hit import hit
from jurisdictions.assessments.watching.acts.outdate import outdate
from jurisdictions.assessments.watching.looks.signal import Signal
from jurisdictions.assessments.watching.models import Alert, Watch, WatchKind
from portal.access.questions import may
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, NotPermitted, OutOfOrder


def alert(
    by: User,
    assessment: Assessment,
    *,
    consultee_class: str,
    says: str,
    source: str,
    on: date,
    organisation: str = "",
    consultation: Consultation | None = None,
) -> Alert:
    """Write the alarm down with its source; the assessment is outdated from then on.

    Whoever may read the assessment may raise it. No person is named. Refuses with Invalid, OutOfOrder (not
    signed, or alarms are watched no more) or NotPermitted.
    """
    with performing("watch.alert", by=by) as act:
        watch = _allowed(by, assessment)
        _check(assessment, consultee_class, says, source, consultation)
        made = Alert.objects.create(
            assessment=assessment,
            consultation=consultation,
            consultee_class=consultee_class,
            organisation=organisation.strip(),
            on=on,
            says=says.strip(),
            source=source.strip(),
            by=by,
        )
        act.record(on=assessment, places=assessment.jurisdiction.ancestors, detail={"alarm": made.pk})
        hit(watch, Signal(f"alert:{made.pk}", _in_words(made)), by)
    outdate(assessment, by)
    return made


def _allowed(by: User, assessment: Assessment) -> Watch:
    if not any(may(by, permission, assessment.jurisdiction) for permission in READERS):
        raise NotPermitted(_("Whoever may read this assessment may raise the alarm; you may not."))
    if assessment.state not in {State.SIGNED, State.OUTDATED}:
        raise OutOfOrder(_("Only a signed assessment is watched: write it into the draft instead."))
    watch = Watch.objects.filter(assessment=assessment, kind=WatchKind.ALERT).first()
    if watch is None or watch.stopped_at is not None:
        raise OutOfOrder(
            _("Alarms are watched no more on this assessment."),
            now=_("Ask one of its writers to watch them again, on the page of its watches."),
        )
    return watch


def _check(
    assessment: Assessment, consultee_class: str, says: str, source: str, consultation: Consultation | None
) -> None:
    errors = {}
    if consultee_class not in ConsulteeClass.values:
        errors["consultee_class"] = _("Choose one.")
    if not says.strip():
        errors["says"] = _("Say what they say.")
    if not source.strip():
        errors["source"] = _("Give the source: an address, a letter, a call with its day.")
    if consultation is not None and consultation.assessment_id != assessment.pk:
        errors["consultation"] = _("This consultation belongs to another assessment.")
    if errors:
        raise Invalid(errors)


def _in_words(made: Alert) -> str:
    words = {"who": made.get_consultee_class_display(), "organisation": made.organisation, "says": made.says}
    if made.organisation:
        return _("Alarm of %(organisation)s (%(who)s): %(says)s") % words
    return _("Alarm (%(who)s): %(says)s") % words
