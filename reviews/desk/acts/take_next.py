"""Take the next request: the first deadline among those that are not held."""

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Held
from reviews.desk.acts.claim import take
from reviews.desk.acts.locking import locked
from reviews.desk.refusals import NothingToTake
from reviews.desk.workable import next_workable, queue_counts
from reviews.models import Queue, Request

# A pause may begin between the look and the claim; then the next one is looked for.
TRIES = 5


def take_next(by: User, queue: Queue | None = None) -> Request:
    """Take the next workable request of one queue or of all of mine.

    Nobody is given a held request, and no two people the same one. Refuses with NothingToTake, which says
    why there is nothing, or TooMany.
    """
    for _attempt in range(TRIES):
        try:
            return _take(by, queue)
        except Held:
            continue
    raise _nothing(by, queue)


def _take(by: User, queue: Queue | None) -> Request:
    with performing("request.claim", by=by) as act:
        request_id = next_workable(by, queue)
        if request_id is None:
            raise _nothing(by, queue)
        request = locked(Request(pk=request_id))
        take(act, by, request)
    return request


def _nothing(by: User, queue: Queue | None) -> NothingToTake:
    """Why there is nothing in that queue, or in all of them."""
    counts = [count for count in queue_counts(by) if queue is None or count.queue == queue]
    if not counts:
        return NothingToTake(
            _("You work no queue yet.") if queue is None else _("You do not work this queue."),
            now=_("Ask an administrator which queues you should work."),
        )
    held = {"n": sum(count.held for count in counts), "queue": queue}
    if queue is None:
        if held["n"]:
            return NothingToTake(_("All %(n)d requests left in your queues are held by pauses.") % held)
        return NothingToTake(_("Your queues are empty."), now=_("Nothing: well done."))
    if held["n"]:
        return NothingToTake(_("All %(n)d requests left in “%(queue)s” are held by pauses.") % held)
    return NothingToTake(
        _("Nothing waits in “%(queue)s”.") % held, now=_("Take from another queue of yours.")
    )
