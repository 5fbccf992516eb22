"""What an act is: permission, rule, change, ledger, notices, in one transaction.

with performing("request.claim", by=person, needs=Permission.REVIEW, within=jurisdiction) as act:
    ...
    act.record(on=request, places=jurisdiction.ancestors)
    act.tell([person], "request.claimed", about=request, url=request.get_absolute_url())
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from portal.access.permissions import Permission
from portal.access.questions import Place
from portal.accounts.models import User
from portal.acts.channel import current_channel
from portal.acts.permit import require
from portal.acts.readers import Words, may_be_said, who_may_read
from portal.acts.refusals import NotPermitted
from portal.acts.told import because, telling
from portal.acts.translate import refusal_from
from portal.ledger.models import Event
from portal.ledger.write import write_event
from portal.live.word import spread_after_commit
from portal.notifications.owe import owe, reword


class Act:
    """An act under way. It records exactly one event before it ends."""

    def __init__(self, verb: str, by: User | None, within: Place | None = None) -> None:
        self.verb = verb
        self.by = by
        self.within = within
        self.event: Event | None = None

    def require(self, permission: Permission, place: Place) -> None:
        """Ask for a further permission. The desk's own jobs (`by` is None) need none."""
        if self.by is not None:
            require(self.by, permission, place)

    def because(self, why: str) -> None:
        """Say why, for the logs of what this act changes from now on."""
        because(why.strip())

    def record(self, *, on: Model, places: Iterable[int] = (), detail: dict[str, Any] | None = None) -> Event:
        """Write this act's one event. `detail` holds no identifier and no text of a request.

        `places` are the ids of every jurisdiction concerned *and of all that they are part of* (their
        `ancestors`), for an auditor of the larger one reads the event too. Those of the jurisdiction
        the act was performed within are added.
        """
        if self.event is not None:
            raise RuntimeError(f"{self.verb} recorded twice")
        if self.by is not None and not who_may_read(on, [self.by]):
            raise NotPermitted(_("This record is kept from you."), rule="compartment")
        places = {*places, *getattr(self.within, "ancestors", ())}
        self.event = write_event(
            self.verb, by=self.by, channel=current_channel(), on=on, places=places, detail=detail
        )
        spread_after_commit(self.verb)
        return self.event

    def tell(
        self,
        people: Iterable[User],
        kind: str,
        *,
        about: Model,
        url: str = "",
        context: dict[str, Any] | None = None,
    ) -> None:
        """Owe a notice to people of the desk; whoever does the act is not told of it."""
        others = [person for person in people if self.by is None or person.pk != self.by.pk]
        others, words = who_may_read(about, others), may_be_said(about, context or {})
        owe(kind, people=others, about=about, url=url, context=words, event_id=self._event_id())

    def reword(self, notices: Q, how: Callable[[Words], Words]) -> None:
        """Let notices that are owed or told already say something else from now on."""
        reword(notices, how)

    def write_to(
        self, address: str, kind: str, *, about: Model, url: str = "", context: dict[str, Any] | None = None
    ) -> None:
        """Owe a notice to an address outside, such as an agency's."""
        owe(kind, addresses=[address], about=about, url=url, context=context, event_id=self._event_id())

    def _event_id(self) -> int | None:
        return self.event.pk if self.event else None


@contextmanager
def performing(
    verb: str,
    *,
    by: User | None,
    needs: Permission | None = None,
    within: Place | None = None,
) -> Iterator[Act]:
    """Open an act. Refusals and database errors roll everything back; a guard's error becomes a Refusal.

    `by` is None for the desk's own scheduled jobs, which ask no permission.
    """
    act = Act(verb, by, within)
    try:
        with transaction.atomic():
            if needs is not None and by is not None:
                if within is None:
                    raise RuntimeError(f"{verb} needs {needs} but says not where")
                require(by, needs, within)
            with telling(verb, by):
                yield act
            if act.event is None:
                raise RuntimeError(f"{verb} ended without a ledger event")
    except DatabaseError as error:
        if (refusal := refusal_from(error)) is not None:
            raise refusal from error
        raise
