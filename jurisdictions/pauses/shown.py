"""Where pauses show themselves outside their own pages: banner, home, a jurisdiction's page, top bar."""

import time

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.effects import effects_at, effects_of
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.querysets import PauseQuerySet
from jurisdictions.pauses.sentence import sentence, what
from portal.access.permissions import Permission
from portal.access.questions import granted
from portal.accounts.who import person_of
from portal.live.version import part
from portal.ui import nav
from portal.ui.banners import Banner, banner
from portal.ui.moment import AsOfForm
from portal.ui.panels import panel

CONCERNED = (Permission.INTAKE, Permission.REVIEW, Permission.APPROVE, Permission.PAUSE)
STRIP = 8
COUNTED = 200  # no banner counts further
ROWS = 20
REASON_WORDS = 24
COUNTED_EVERY = 10.0  # seconds
_counted: dict[int, tuple[float, int]] = {}

nav.register(nav.NavItem(_("Pauses"), "pauses:list", "p", 45))


@part
def what_is_paused() -> str:
    """Another text whenever a pause begins, by an act or by the clock, is countersigned, ended or freed."""
    facts = ("pk", "countersigned_by", "release_at", "period")
    moment = timezone.now()
    return ";".join(
        f"{pk},{signer},{sum(begins <= moment for begins in stages)},{period.upper}"
        for pk, signer, stages, period in Pause.objects.in_force().values_list(*facts).order_by("pk")
    )


@banner(order=10)
def in_force(request: HttpRequest) -> list[Banner]:
    """The youngest pause in force that holds work of the reader's, and how many others do: one query."""
    places: set[int] = set()
    for permission in CONCERNED:
        places |= granted(person_of(request), permission)
    if not places:
        return []
    rows = list(_youngest_first().concerning(places)[:COUNTED])
    return [Banner("held", _in_full(row), row.get_absolute_url(), len(rows) - 1) for row in rows[:1]]


def _youngest_first() -> PauseQuerySet:
    """By when they began: one that was entered first may begin last."""
    return Pause.objects.with_people().in_force().order_by("-period__startswith", "-pk")


def _in_full(pause: Pause) -> str:
    number = _held_lately(pause)
    counted = ngettext("It holds %(n)d request.", "It holds %(n)d requests.", number) % {"n": number}
    return " ".join([sentence(pause), Truncator(pause.reason).words(REASON_WORDS), counted])


def _held_lately(pause: Pause) -> int:
    """How many it holds, counted every few seconds: every page asks."""
    until, number = _counted.get(pause.pk, (0.0, 0))
    if until < time.monotonic():
        number = effects_of([pause])[pause.pk].held
        _counted[pause.pk] = (time.monotonic() + COUNTED_EVERY, number)
    return number


@panel("home.main", order=60)
def strip(request: HttpRequest) -> str:
    """What is paused now."""
    rows = list(_youngest_first()[: STRIP + 1])
    effects = effects_of(rows[:STRIP])
    shown = [(row, what(row), effects[row.pk]) for row in rows[:STRIP]]
    return render_to_string("pauses/strip.html", {"rows": shown, "more": len(rows) > STRIP}, request)


@panel("jurisdiction.detail", order=10)
def of_jurisdiction(request: HttpRequest, jurisdiction: Jurisdiction) -> str:
    """Pauses on this jurisdiction or on a larger one, with what they hold, lifted ones after those in force.

    At another moment those in force then with what they held, and those then known to begin later.
    """
    form = AsOfForm(request.GET)
    at, now = form.moment, timezone.now()
    rows = Pause.objects.with_people().reaching(jurisdiction).order_by("period__endswith", "-pk")
    if at:
        rows = rows.in_force(at) | rows.scheduled(at)
    found = list(rows[:ROWS])
    holding = [row for row in found if (at or now) in row.period]
    is_ahead = at is not None and at > now
    held = {} if is_ahead else {pk: one.held for pk, one in effects_at(holding, at).items()}
    context = {
        "form": form,
        "is_ahead": is_ahead,
        "rows": [(row, what(row) if at else sentence(row)) for row in found],
        "held": held,
        "in_force": {row.pk for row in holding},
    }
    return render_to_string("pauses/of_jurisdiction.html", context, request)
