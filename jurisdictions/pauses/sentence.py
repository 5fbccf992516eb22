"""A pause as one sentence a person can read aloud."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from jurisdictions.models import Jurisdiction, Service
from jurisdictions.pauses.models import Nexus, Pause, Stage
from jurisdictions.pauses.scope import PauseScope
from portal.ui.times import in_utc_and


def what(scope: PauseScope | Pause) -> str:
    """What is paused: “Review of requests from Hong Kong agencies for WhatsApp”."""
    parts = [_stage(scope), _nexus(scope), _parts(scope), _services(scope)]
    if scope.new_only:
        parts.append(_("received after it began"))
    return " ".join(part for part in parts if part)


def sentence(pause: Pause) -> str:
    """The whole of it: what, since when, by whom, until when it is to be reviewed, or when it was lifted."""
    words = {
        "what": what(pause),
        "since": in_utc_and(pause.period.lower),
        "who": pause.decided_by.name,
        "review": date_format(pause.review_by, "j F Y"),
    }
    if pause.period.upper is not None:
        lifter = pause.lifted_by.name if pause.lifted_by else ""
        words |= {"until": in_utc_and(pause.period.upper), "lifter": lifter}
        return (
            _("%(what)s was paused from %(since)s to %(until)s, decided by %(who)s, lifted by %(lifter)s.")
            % words
        )
    if pause.period.lower > timezone.now():
        return (
            _("%(what)s will be paused from %(since)s, decided by %(who)s, to be reviewed by %(review)s.")
            % words
        )
    if taken_over(pause):
        return (
            _("%(what)s is paused since %(since)s, taken over by %(who)s, to be reviewed by %(review)s.")
            % words
        )
    return _("%(what)s is paused since %(since)s, decided by %(who)s, to be reviewed by %(review)s.") % words


def taken_over(pause: Pause) -> bool:
    """Whether it was in force elsewhere before it was entered: then who entered it did not decide it."""
    return bool(pause.period.lower < pause.created_at - timedelta(days=1))


def _stage(scope: PauseScope | Pause) -> str:
    if scope.stage == Stage.INTAKE:
        return _("All work on requests")
    return _("Review of requests") if scope.stage == Stage.REVIEW else _("Production for requests")


def _nexus(scope: PauseScope | Pause) -> str:
    place = {"place": scope.jurisdiction.name}
    if scope.nexus == Nexus.AGENCY:
        return _("from %(place)s agencies") % place
    if scope.nexus == Nexus.USER:
        return _("about users in %(place)s") % place
    return _("from %(place)s agencies or about users in %(place)s") % place


def _parts(scope: PauseScope | Pause) -> str:
    if not scope.include_parts:
        return _("(not its parts)")
    if not scope.left_out:
        return ""
    names = list(Jurisdiction.objects.filter(pk__in=scope.left_out).values_list("name", flat=True)[:6])
    if len(scope.left_out) > len(names):
        names[-1:] = [_("%(n)d other parts") % {"n": len(scope.left_out) - len(names) + 1}]
    return _("(without %(names)s)") % {"names": get_text_list(names, _("and"))}


def _services(scope: PauseScope | Pause) -> str:
    if not scope.services:
        return _("for all services")
    names = list(Service.objects.filter(pk__in=scope.services).values_list("name", flat=True))
    return _("for %(names)s") % {"names": get_text_list(names, _("and"))}
