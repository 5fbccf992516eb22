"""A pause as one sentence a person can read aloud."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from jurisdictions.models import Jurisdiction, Service
from jurisdictions.pauses.models import Handling, Nexus, Pause, Stage
from jurisdictions.pauses.querysets import NAMED_PARTS
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.vocabulary import data_categories, request_types
from portal.ui.times import in_utc_and

Scope = PauseScope | Pause
NAMED_TYPES = 4


def what(scope: Scope, new_from: datetime | None = None) -> str:
    """What is paused: “Review of requests from Hong Kong agencies for WhatsApp”.

    `new_from` is since when requests count as new, for a scope that follows a pause on new requests.
    """
    requests = [_stage(scope), _new(scope, new_from), _nexus(scope)]
    parts = [*requests, _parts(scope), _services(scope), _types(scope), _data(scope)]
    return " ".join(part for part in parts if part)


def sentence(pause: Pause) -> str:
    """The whole of it: what, since when, by whom, until when it is to be reviewed, or when it was lifted.

    A pause that turns requests away says so in a sentence more. `Pause.objects.with_people()` brings every
    name along; without it the names are asked for.
    """
    who = {"who": pause.decided_by.name}
    words = {
        "what": what(pause),
        "since": in_utc_and(pause.period.lower),
        "decided": _("taken over by %(who)s") % who if pause.taken_over else _("decided by %(who)s") % who,
        "review": date_format(pause.review_by, "j F Y"),
    }
    if pause.is_being_released:
        words["until"] = in_utc_and(pause.period.upper)
        return _("%(what)s is paused since %(since)s and is being lifted in stages until %(until)s.") % words
    if pause.period.upper is not None:
        words["until"] = in_utc_and(pause.period.upper)
        words["lifter"] = pause.lifted_by.name if pause.lifted_by else ""
        return (
            _("%(what)s was paused from %(since)s to %(until)s, %(decided)s, lifted by %(lifter)s.") % words
        )
    if pause.period.lower > timezone.now():
        text = _("%(what)s will be paused from %(since)s, %(decided)s, to be reviewed by %(review)s.") % words
    else:
        text = _("%(what)s is paused since %(since)s, %(decided)s, to be reviewed by %(review)s.") % words
    return " ".join([text, *_handling(pause)])


def _stage(scope: Scope) -> str:
    if scope.stage == Stage.INTAKE:
        return _("All work on requests")
    return _("Review of requests") if scope.stage == Stage.REVIEW else _("Production for requests")


def _new(scope: Scope, new_from: datetime | None) -> str:
    if not scope.new_only:
        return ""
    since = new_from or getattr(scope, "received_from", None)
    return (
        _("received since %(day)s,") % {"day": in_utc_and(since)} if since else _("received after it began,")
    )


def _nexus(scope: Scope) -> str:
    place = {"place": scope.jurisdiction.name}
    if scope.nexus == Nexus.AGENCY:
        return _("from %(place)s agencies") % place
    if scope.nexus == Nexus.USER:
        return _("about users in %(place)s") % place
    return _("from %(place)s agencies or about users in %(place)s") % place


def _parts(scope: Scope) -> str:
    if not scope.include_parts:
        return _("(not its parts)")
    if not scope.left_out:
        return ""
    names = getattr(scope, "left_out_names", None)
    if names is None:
        rows = Jurisdiction.objects.filter(pk__in=scope.left_out).order_by("name")
        names = list(rows.values_list("name", flat=True)[:NAMED_PARTS])
    return _("(without %(names)s)") % {"names": _list(names, len(scope.left_out))}


def _services(scope: Scope) -> str:
    if not scope.services:
        return _("for all services")
    names = getattr(scope, "service_names", None)
    if names is None:
        rows = Service.objects.filter(pk__in=scope.services).order_by("name")
        names = list(rows.values_list("name", flat=True))
    return _("for %(names)s") % {"names": _list(names, len(names))}


def _types(scope: Scope) -> str:
    said = []
    if scope.request_types:
        said.append(_("(only %(names)s)") % {"names": _named(request_types.in_words(scope.request_types))})
    if scope.excluded_types:
        said.append(_("(not %(names)s)") % {"names": _named(request_types.in_words(scope.excluded_types))})
    return " ".join(said)


def _data(scope: Scope) -> str:
    if not scope.data_categories:
        return ""
    names = _named(data_categories.in_words(scope.data_categories), _("or"))
    return _("that ask for %(names)s") % {"names": names}


def _named(names: list[str], last: str = "") -> str:
    return _list(names[:NAMED_TYPES], len(names), last)


def _handling(pause: Pause) -> list[str]:
    if pause.handling == Handling.REFUSE:
        return [_("Requests under it are refused.")]
    if pause.handling == Handling.MLAT:
        return [_("Agencies are pointed to mutual legal assistance.")]
    return []


def _list(names: list[str], number: int, last: str = "") -> str:
    """“A, B and C”, or “A, B and 4 more” where only some are named; with another `last` word than “and”."""
    shown = list(names)
    if number > len(shown):
        shown.append(_("%(n)d more") % {"n": number - len(shown)})
    return str(get_text_list(shown, last or _("and")))
