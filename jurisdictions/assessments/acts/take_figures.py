"""Take the desk's own figures into the record, as they are counted at this moment."""

from datetime import UTC, date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.locking import locked_open
from jurisdictions.assessments.acts.voiding import Standing
from jurisdictions.assessments.figures import Figures, as_kept, figures, lines_in_words
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment, OwnFigure, Source
from jurisdictions.assessments.models.words import SourceKind
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder


def take_figures(by: User, assessment: Assessment, *, first: date, last: date) -> OwnFigure:
    """Count the requests of a period (both days included, UTC) and keep the numbers with the moment for ever.

    Counting the same period again makes a further row; none is ever replaced. Where the template asks for
    sources, the figures become one, to be graded and cited (RDR P11a; UNGP 18). Refuses with Invalid (the
    period), OutOfOrder (signed; nothing is counted here; nothing changed since) or NotPermitted.
    """
    place = assessment.jurisdiction
    with performing("assessment.take_figures", by=by, needs=Permission.ASSESS, within=place) as act:
        found = locked_open(assessment.pk)
        _check(first, last)
        counted = figures(found.jurisdiction, first, last)
        if counted is None:
            raise OutOfOrder(_("Nothing counts the requests of this desk."))
        _require_change(found, first, last, counted)
        standing = Standing(found)
        made = _write(by, found, first, last, counted)
        Assessment.objects.filter(pk=found.pk).update(lock_version=found.lock_version + 1)
        period = {"from": first.isoformat(), "to": last.isoformat()}
        detail = {"figure": made.pk, "voided": standing.fell(found)} | period
        act.record(on=found, places=place.ancestors, detail=detail)
        standing.tell(act, found)
    return made


def taken_before(found: Assessment, first: date, last: date) -> OwnFigure | None:
    """The last count of this very period in the record."""
    rows = OwnFigure.objects.filter(assessment=found, period_from=first, period_to=last)
    return rows.exclude(taken_at=None).order_by("-taken_at").first()


def _check(first: date, last: date) -> None:
    if last < first:
        raise Invalid({"last": _("The last day is before the first.")})
    if last > timezone.now().astimezone(UTC).date():
        raise Invalid({"last": _("This day is not over: choose one that has come.")})


def _require_change(found: Assessment, first: date, last: date, counted: Figures) -> None:
    before = taken_before(found, first, last)
    if before is not None and before.counts == as_kept(counted):
        raise OutOfOrder(
            _("Nothing changed since this period was counted."),
            whose=_("Nobody's: the same figures stand in the record already."),
            now=_("Cite those."),
        )


def _write(by: User, found: Assessment, first: date, last: date, counted: Figures) -> OwnFigure:
    now = timezone.now()
    kept = as_kept(counted)
    return OwnFigure.objects.create(
        assessment=found,
        period_from=first,
        period_to=last,
        received=counted.of("received"),
        accounts=counted.of("accounts"),
        disclosed=counted.of("disclosed"),
        refused=counted.of("closed"),
        outcomes=dict(lines_in_words(kept))[str(_("Together"))],
        legal_basis="\n".join(f"{label}: {text}" for label, text in list(lines_in_words(kept))[:-1]) or "–",
        counted_at=now.astimezone(UTC).date(),
        taken_at=now,
        taken_by=by,
        counts=kept,
        source=_source(found, first, last, now),
    )


def _source(found: Assessment, first: date, last: date, now: datetime) -> Source | None:
    """The figures as a source. Nobody has graded it yet: a person does, as with every other."""
    if not questionnaire(found.template_id).has_rows("source"):
        return None
    words = {"place": found.jurisdiction, "first": first, "last": last, "at": f"{now:%Y-%m-%d %H:%M}"}
    title = _("This desk's requests from %(place)s, %(first)s to %(last)s, counted %(at)s UTC") % words
    return Source.objects.create(
        assessment=found,
        kind=SourceKind.OWN_DATA,
        title=title[:250],
        publisher=_("This desk"),
        published_on=now.astimezone(UTC).date(),
    )
