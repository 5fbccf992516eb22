"""After a lift: what was decided before it is looked at afresh."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder
from reviews.desk.acts.locking import locked
from reviews.desk.models import DISCLOSING, Decision
from reviews.models import State

AFTER_DECISION = (State.PROPOSED, State.APPROVED, State.PRODUCED)


def outlived() -> QuerySet[Decision]:
    """Disclosing decisions, not carried out, that are older than the lift of a pause that covered them.

    Only the newest decision of a request: one that went back and was decided anew is not looked at again.
    """
    newest = Decision.objects.filter(request=OuterRef("request")).order_by("-pk").values("pk")[:1]
    open_ones = Decision.objects.filter(
        pk=Subquery(newest), request__state__in=AFTER_DECISION, outcome__in=DISCLOSING
    )
    stale = RawSQL("decision_outlived(desk_decision)", [])
    return open_ones.annotate(stale=stale).filter(stale=True).select_related("request", "proposer")


def back_to_triage(decision: Decision) -> None:
    """The desk's own job: settle the decision, end its links, put the request back into its queue.

    A lift releases nothing by itself. Until this has run, the database refuses every further step on the
    old decision. Refuses with OutOfOrder where it ran already, or the pause holds the request again.
    """
    with performing("request.back_to_triage", by=None) as act:
        request = locked(decision.request)
        if request.state not in AFTER_DECISION or not outlived().filter(pk=decision.pk).exists():
            raise OutOfOrder(_("The request went back already."))
        now = timezone.now()
        Decision.objects.filter(pk=decision.pk, settled_at=None).update(settled_at=now)
        request.productions.filter(revoked_at=None).update(revoked_at=now)
        request.state = State.RECEIVED
        request.lock_version += 1
        request.save(update_fields=["state", "lock_version"])
        act.record(on=request, places=request.agency_jurisdiction.ancestors)
        told = {"reference": request.reference}
        people = {decision.proposer, *holders(Permission.APPROVE, request.agency_jurisdiction)}
        url = request.get_absolute_url()
        act.tell(people, "request.back_to_triage", about=request, url=url, context=told)
