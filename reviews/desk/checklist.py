"""What a reviewer looks at before deciding, after SIRIUS, the OECD and the practice of the field."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from reviews.models import Request, RequestType

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Point:
    """One question. A `required` one is answered before anything is disclosed."""

    code: str
    group: "StrOrPromise"
    question: "StrOrPromise"
    required: bool = True
    emergency: bool = False


AUTHENTICITY, ADMISSIBILITY = _("Authenticity"), _("Admissibility")
SCOPE, CONFLICT, NOTICE, EMERGENCY = _("Scope"), _("Conflict"), _("Notice"), _("Emergency")

POINTS = (
    Point(
        "agency_known",
        AUTHENTICITY,
        _("Is the agency registered, and does the mail come from its official domain?"),
    ),
    Point(
        "call_back",
        AUTHENTICITY,
        _("Was the officer called back on a published number, not the one given?"),
        required=False,
    ),
    Point("signature_exists", AUTHENTICITY, _("Do signature, statute, court and number exist?")),
    Point("right_entity", ADMISSIBILITY, _("Is it addressed to the right legal entity?")),
    Point("instrument_fits", ADMISSIBILITY, _("Does the instrument reach the data categories asked for?")),
    Point("in_date", ADMISSIBILITY, _("Is it dated, signed and not expired?")),
    Point("offence_named", ADMISSIBILITY, _("Are offence and statute named?"), required=False),
    Point("identifiers_exact", SCOPE, _("Are identifiers and date range exact?")),
    Point(
        "proportionate",
        SCOPE,
        _("Is what is asked necessary and proportionate, or narrowed so that it is?"),
    ),
    Point(
        "no_speech_offence",
        CONFLICT,
        _("Is it free of political or speech offences? If not, escalate it."),
    ),
    Point(
        "no_conflict_of_law",
        CONFLICT,
        _("Is there no conflict of law, immunity, privilege or press freedom?"),
        required=False,
    ),
    Point("notice_settled", NOTICE, _("Is it settled whether and when the user is told?"), required=False),
    Point(
        "imminent",
        EMERGENCY,
        _("Is danger of death or serious injury imminent, and would the data help?"),
        emergency=True,
    ),
    Point(
        "supervisor",
        EMERGENCY,
        _("Did a supervisor of the officer confirm the emergency?"),
        emergency=True,
    ),
)


def points_for(request: Request) -> list[Point]:
    """The points that apply to this request."""
    urgent = request.emergency or request.type == RequestType.EMERGENCY
    return [point for point in POINTS if urgent or not point.emergency]


def unanswered(request: Request) -> list[Point]:
    """Required points without an answer."""
    answered = set(request.checklist.values_list("point", flat=True))
    return [point for point in points_for(request) if point.required and point.code not in answered]
