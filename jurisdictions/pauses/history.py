"""What happened to a pause, and the signed decisions about it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jurisdictions.pauses.models import Ending, Mandate, Pause
from jurisdictions.pauses.standing import Fallen, fallen, unread
from portal.accounts.models import User
from portal.ledger.models import Event

NEWEST = 50
DECIDED = {"pause.issue_mandate", "pause.lift", "pause.narrow", "pause.convert"}
UNDER_GLASS = {"break_glass.ask", "break_glass.confirm", "break_glass.decline", "pause.begin_again"}
GLASS_SAYS = ("break_glass", "again", "note", "reason")
PROPOSED = {"pause.ask_to_end", "pause.decline_end"}


@dataclass(frozen=True)
class Entry:
    """One event of the ledger, with what its detail says in words."""

    event: Event
    words: str


@dataclass(frozen=True)
class Signed:
    """One mandate with the names of those who signed behind it, and why it ends nothing any more.

    `url` leads to the decision; it is empty for a reader who may not read it.
    """

    mandate: Mandate
    names: list[str]
    url: str
    fallen: Fallen | None = None


def history_of(pause: Pause) -> list[Entry]:
    """The ledger's events of this pause and of those whose place it took, the newest first."""
    events = Event.objects.select_related("actor").filter(
        subject_kind="pauses.pause", subject_id__in=pause.and_former
    )
    return [Entry(event, _words(event.verb, event.detail)) for event in events.order_by("-pk")[:NEWEST]]


def mandates_of(pause: Pause, reader: User) -> list[Signed]:
    """Every mandate issued for this pause, the newest first, as this reader may see them."""
    mandates = list(pause.mandates.order_by("-pk")[:NEWEST])
    signers = {pk for mandate in mandates for pk in mandate.signers}
    names = dict(User.objects.filter(pk__in=signers).values_list("pk", "name"))
    without, closed = fallen(mandates), unread(reader, mandates)
    return [
        Signed(
            mandate,
            [names[pk] for pk in mandate.signers if pk in names],
            "" if mandate.pk in closed else mandate.decision_url,
            without.get(mandate.pk),
        )
        for mandate in mandates
    ]


def _words(verb: str, detail: dict[str, Any]) -> str:
    if verb == "pause.extend_review":
        words = {"day": _day(detail["from"]), "to": _day(detail["to"]), "reason": detail["reason"]}
        return _("From %(day)s to %(to)s: %(reason)s") % words
    if verb in DECIDED or verb in PROPOSED:
        ending = str(Ending(detail["action"]).label) if verb in PROPOSED else ""
        said = (ending, detail.get("decision"), detail.get("followed_by"), detail.get("note"))
        return " · ".join(text for text in said if text)
    if verb in UNDER_GLASS:
        return " · ".join(detail[name] for name in GLASS_SAYS if detail.get(name))
    if verb == "pause.tell_agencies":
        return _agencies(detail)
    if verb == "pause.start" and detail.get("taken_over"):
        return _("Taken over from another record")
    return ""


def _agencies(detail: dict[str, Any]) -> str:
    agencies, requests = detail["agencies"], detail["requests"]
    if not agencies:
        return _("None has a request that it concerns")
    return " · ".join(
        [
            ngettext("%(n)d agency", "%(n)d agencies", agencies) % {"n": agencies},
            ngettext("%(n)d request", "%(n)d requests", requests) % {"n": requests},
        ]
    )


def _day(text: str) -> str:
    return str(date_format(date.fromisoformat(text), "j F Y"))
