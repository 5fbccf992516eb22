"""Give a request back, keep it longer, or end claims that nobody renewed."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder
from reviews.desk.acts.claim import LEASE
from reviews.desk.acts.locking import locked
from reviews.desk.models import Claim
from reviews.desk.refusals import NotYours
from reviews.models import Request, State


def end_claim(request: Request, ending: str, at: datetime | None = None) -> None:
    """Close the open claim of a locked request, if it has one."""
    Claim.objects.filter(request=request, ended_at=None).update(ended_at=at or timezone.now(), ending=ending)


def own_claim(by: User, request: Request) -> Claim:
    """The open claim of this person on this request, or NotYours."""
    mine = Claim.objects.filter(request=request, person=by, ended_at=None).first()
    if mine is None:
        raise NotYours(_("This request is not in your hands."))
    return mine


def release(by: User, request: Request) -> None:
    """Give it back to its queue; nothing that was written on it is lost."""
    with performing("request.release", by=by) as act:
        request = locked(request)
        own_claim(by, request)
        end_claim(request, Claim.Ending.RELEASED)
        request.state = State.RECEIVED
        request.save(update_fields=["state"])
        act.record(on=request, places=request.agency_jurisdiction.ancestors)


def renew(by: User, request: Request) -> Claim:
    """Keep the request in hand for another LEASE from now."""
    with performing("request.renew", by=by) as act:
        request = locked(request)
        mine = own_claim(by, request)
        mine.expires_at = timezone.now() + LEASE
        mine.save(update_fields=["expires_at"])
        act.record(on=request, places=request.agency_jurisdiction.ancestors)
    return mine


def end_stale_claim(claim: Claim) -> None:
    """The desk's own job: put a request back whose lease is over. OutOfOrder where it was renewed."""
    with performing("request.claim_expired", by=None) as act:
        request = locked(claim.request)
        if not Claim.objects.filter(pk=claim.pk, ended_at=None, expires_at__lte=timezone.now()).exists():
            raise OutOfOrder(_("The claim was renewed or ended meanwhile."))
        end_claim(request, Claim.Ending.EXPIRED)
        if request.state == State.IN_REVIEW:
            request.state = State.RECEIVED
            request.save(update_fields=["state"])
        act.record(on=request, places=request.agency_jurisdiction.ancestors)
        told = {"reference": request.reference}
        url = request.get_absolute_url()
        act.tell([claim.person], "request.claim_expired", about=request, url=url, context=told)
