"""Take a request into one reviewer's hands."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import Act, performing
from portal.acts.refusals import OutOfOrder
from reviews.desk.acts.locking import locked
from reviews.desk.models import Claim
from reviews.desk.refusals import AlreadyTaken, TooMany
from reviews.models import Request, State

LEASE = timedelta(minutes=20)
LIMIT = 3


def claim(by: User, request: Request) -> Claim:
    """Take this request for LEASE. Refuses with Held, AlreadyTaken, TooMany, OutOfOrder or NotPermitted."""
    with performing(
        "request.claim", by=by, needs=Permission.REVIEW, within=request.agency_jurisdiction
    ) as act:
        return take(act, by, locked(request))


def take(act: Act, by: User, request: Request) -> Claim:
    """The claim itself, inside an act that has locked the request."""
    act.require(Permission.WORK_QUEUE, request.queue)
    if Claim.objects.filter(person=by, ended_at=None).count() >= LIMIT:
        raise TooMany(_("You have %(n)d requests in hand, which is the most one may have.") % {"n": LIMIT})
    if request.state not in {State.RECEIVED, State.WAITING}:
        holder = Claim.objects.filter(request=request, ended_at=None).select_related("person").first()
        if holder is not None:
            raise AlreadyTaken(_("%(who)s has taken this request.") % {"who": holder.person.name})
        raise OutOfOrder(
            _("This request is past review: %(state)s.") % {"state": request.get_state_display()}
        )
    try:
        with transaction.atomic():
            made = Claim.objects.create(request=request, person=by, expires_at=timezone.now() + LEASE)
    except IntegrityError as error:
        raise AlreadyTaken(_("A colleague has taken this request.")) from error
    request.state = State.IN_REVIEW
    request.save(update_fields=["state"])
    act.record(on=request, places=request.agency_jurisdiction.ancestors)
    return made
