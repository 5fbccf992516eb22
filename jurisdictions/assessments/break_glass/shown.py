"""Where break-glass shows itself outside its own pages."""

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from jurisdictions.assessments.break_glass.models import BreakGlass
from jurisdictions.assessments.break_glass.reading import matters_now, with_everything
from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.models import Pause
from portal.access.permissions import Permission
from portal.access.questions import granted, may
from portal.accounts.models import User
from portal.accounts.who import person_of
from portal.ui.banners import Banner, banner
from portal.ui.panels import panel
from portal.ui.times import in_utc_and

CONCERNED = (
    Permission.PAUSE,
    Permission.REVIEW,
    Permission.APPROVE,
    Permission.SIGN_EXECUTIVE,
    Permission.SIGN_RIGHTS,
    Permission.SIGN_LEGAL,
    Permission.ASSESS,
)
STRIP, REASON_WORDS = 3, 24


@banner(order=5)
def freed_for_hours(request: HttpRequest) -> list[Banner]:
    """Pauses that are free for some hours, to everybody whose work they change."""
    rows = [row for row in matters_now(request) if row.answer]
    places = _places(person_of(request)) if rows else set()
    mine = [row for row in rows if not places.isdisjoint(row.pause.jurisdiction.ancestors)]
    return [Banner("warning", in_words(row), row.get_absolute_url()) for row in mine[:STRIP]]


def in_words(row: BreakGlass) -> str:
    """“P-0001 is lifted under break-glass until …, by … and …, because …”."""
    again = row.again
    words = {
        "pause": row.pause.reference,
        "place": row.pause.jurisdiction.name,
        "until": in_utc_and(again.period.lower) if again else "",
        "first": row.asked_by.name,
        "second": row.answered_by.name if row.answered_by else "",
        "why": Truncator(row.reason).words(REASON_WORDS),
    }
    text = _(
        "%(pause)s (%(place)s) is lifted under break-glass until %(until)s, by %(first)s and %(second)s,"
        " because: %(why)s"
    )
    return text % words


@panel("pause.detail", order=5)
def of_pause(request: HttpRequest, pause: Pause) -> str | None:
    """What was or is freed under break-glass here, what waits for an answer, and the way to ask."""
    rows = list(with_everything().filter(Q(pause=pause) | Q(pause=pause.resumes_id)).order_by("-pk"))
    asks = not pause.is_lifted and may(person_of(request), Permission.SIGN_EXECUTIVE, pause.jurisdiction)
    if not rows and not asks:
        return None
    context = {
        "pause": pause,
        "used": [row for row in rows if row.answer == BreakGlass.Answer.CONFIRMED],
        "waiting": [row for row in rows if not row.answer and not row.has_lapsed],
        "asks": asks and pause.is_in_force,
    }
    return render_to_string("break_glass/of_pause.html", context, request)


@panel("jurisdiction.detail", order=5)
def of_jurisdiction(request: HttpRequest, jurisdiction: Jurisdiction) -> str | None:
    """What is free here at this moment under break-glass."""
    free = [row for row in matters_now(request) if row.answer]
    reaching = Pause.objects.reaching(jurisdiction).filter(pk__in=[row.pause_id for row in free])
    here = set(reaching.values_list("pk", flat=True)) if free else set()
    rows = [row for row in free if row.pause_id in here][:STRIP]
    return render_to_string("break_glass/of_jurisdiction.html", {"rows": rows}, request) if rows else None


@panel("home.main", order=5)
def to_answer(request: HttpRequest) -> str | None:
    """What waits for the answer of this executive."""
    person = person_of(request)
    rows = [
        row
        for row in matters_now(request)
        if not row.answer
        and row.asked_by_id != person.pk
        and may(person, Permission.SIGN_EXECUTIVE, row.pause.jurisdiction)
    ][:STRIP]
    return render_to_string("break_glass/to_answer.html", {"rows": rows}, request) if rows else None


def _places(person: User) -> set[int]:
    places: set[int] = set()
    for permission in CONCERNED:
        places |= granted(person, permission)
    return places
