"""Tells the rooms beside the desk who has a request in hand."""

from collections.abc import Iterable

from portal.accounts.models import User
from reviews.desk.models import Claim
from reviews.hands import answers_who_holds


@answers_who_holds
def holders(ids: Iterable[int]) -> dict[int, User]:
    """The reviewer of each of these requests that is claimed."""
    claims = Claim.objects.filter(request_id__in=list(ids), ended_at=None).select_related("person")
    return {claim.request_id: claim.person for claim in claims}
