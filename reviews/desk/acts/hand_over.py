"""Give the file to the agency. The guard is asked again at this very moment."""

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.acts.perform import performing
from reviews.desk.acts.locking import locked
from reviews.desk.acts.produce import hash_of
from reviews.desk.models import HandOver, Production
from reviews.desk.refusals import LinkEnded
from reviews.models import Clock, State


def production_behind(token: str) -> Production:
    """The production a link leads to. Refuses with LinkEnded for an unknown, ended or withdrawn one alike."""
    found = (
        Production.objects.select_related("request__agency", "request__agency_jurisdiction")
        .filter(token_hash=hash_of(token), revoked_at=None, expires_at__gt=timezone.now())
        .first()
    )
    if found is None:
        raise LinkEnded(_("This link has ended or was withdrawn."))
    return found


def hand_over(token: str) -> Production:
    """Record that the file is fetched, and return it. Whoever holds the link asks; nobody is signed in.

    Refuses with Held or LinkEnded. Fetching again before the link ends is another hand-over.
    """
    with performing("production.hand_over", by=None) as act:
        production = production_behind(token)
        request = locked(production.request)
        HandOver.objects.create(request=request, production=production)
        if request.state == State.PRODUCED:
            request.state = State.DELIVERED
            request.save(update_fields=["state"])
            Clock.objects.filter(request=request, stopped_at=None).update(stopped_at=timezone.now())
        detail = {"production": production.pk, "sha256": production.sha256}
        act.record(on=request, places=request.agency_jurisdiction.ancestors, detail=detail)
        told = {"reference": request.reference}
        people = {production.made_by, *holders(Permission.APPROVE, request.agency_jurisdiction)}
        url = request.get_absolute_url()
        act.tell(people, "production.handed_over", about=request, url=url, context=told)
    return production
