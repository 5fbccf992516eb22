"""Mark an assessment as outdated because of what was seen, and tell those who answer for it."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import AGREEING, State
from jurisdictions.assessments.watching.models import WatchHit
from jurisdictions.pauses.models import Mandate
from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.accounts.models import User
from portal.acts.perform import Act, performing
from portal.acts.refusals import OutOfOrder


def to_act_on() -> QuerySet[Assessment]:
    """Assessments with a signal that nobody was told of yet."""
    return Assessment.objects.filter(watches__hits__told_at=None, watches__hits__isnull=False).distinct()


def outdate(assessment: Assessment, by: User | None = None) -> Assessment:
    """Act on every signal that waits: the decision rests on something that is so no more.

    Neither lifts nor ends a pause; from now on its unused mandates end none. One that is outdated already
    stays so, and its people are told of the new signal; one that a newer one took the place of is left alone.
    Refuses with OutOfOrder where no signal waits.
    """
    with performing("assessment.outdate", by=by) as act:
        found = (
            Assessment.objects.select_for_update(of=("self",))
            .select_related("jurisdiction", "author")
            .get(pk=assessment.pk)
        )
        waiting = WatchHit.objects.filter(watch__assessment=found, told_at=None).order_by("pk")
        hits = list(waiting.select_related("watch"))
        if not hits:
            raise OutOfOrder(_("Everything that was seen was acted on."))
        why = " ".join(one.what for one in hits)
        if found.state == State.SIGNED:
            found.state, found.outdated_because = State.OUTDATED, why
            found.save(update_fields=["state", "outdated_because"])
        WatchHit.objects.filter(pk__in=[one.pk for one in hits]).update(told_at=timezone.now())
        detail = {"signals": [f"{one.watch.kind} {one.key}" for one in hits], "state": found.state}
        act.record(on=found, places=found.jurisdiction.ancestors, detail=detail)
        if found.state == State.OUTDATED:
            _tell(act, found, why)
    return found


def answering_for(found: Assessment) -> list[User]:
    """Its author, those who signed it, and the accountable executives, each once."""
    signed = found.signatures.filter(content_hash=found.content_hash, verdict__in=AGREEING)
    signers = [row.person for row in signed.select_related("person")]
    heads = holders(Permission.SIGN_EXECUTIVE, found.jurisdiction)
    return _each([found.author, *signers, *heads])


def unused_mandates(found: Assessment) -> QuerySet[Mandate]:
    """Mandates that were drawn from it and end no pause any more."""
    return Mandate.objects.filter(
        decision_kind="assessments.assessment",
        decision_id=found.pk,
        used_for__isnull=True,
        expires_at__gt=timezone.now(),
    )


def _tell(act: Act, found: Assessment, why: str) -> None:
    people = answering_for(found)
    mandates = unused_mandates(found).exists()
    if mandates:  # pause officers were told that they can lift: now they cannot
        people = _each([*people, *holders(Permission.PAUSE, found.jurisdiction)])
    told = {"reference": found.reference, "title": found.title, "why": why, "mandates": mandates}
    act.tell(people, "assessment.outdated", about=found, url=found.get_absolute_url(), context=told)


def _each(people: Iterable[User]) -> list[User]:
    return list({person.pk: person for person in people}.values())
