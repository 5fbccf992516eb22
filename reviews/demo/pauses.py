"""The pauses of July 2020 as the firms published them, taken over with their day of beginning."""

from datetime import timedelta

from django.utils import timezone

from jurisdictions.assessments.demo.valmoria import CODE as VALMORIA
from jurisdictions.models import Jurisdiction, Service
from jurisdictions.pauses.acts.countersign import countersign
from jurisdictions.pauses.acts.pause import pause
from jurisdictions.pauses.forms.exceptions import CRITERIA
from jurisdictions.pauses.models import ExceptionKind, Stage
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.stances import STANCES, scope_of
from portal.accounts.models import User

ELSEWHERE = "AE"
PASSING = (ExceptionKind.THREAT_TO_LIFE, ExceptionKind.MLAT)
REVIEWED_IN = timedelta(days=60)
VALMORIA_SINCE = timedelta(days=222)


def load_pauses(people: dict[str, User]) -> None:
    """One pause a stance. The demo's own officer enters them; who decided them then is not known."""
    review_by = timezone.now().date() + REVIEWED_IN
    for number, stance in enumerate(STANCES):
        scope = scope_of(stance)
        if scope is not None:
            made = pause(
                people["pauser"],
                scope,
                reason=f"{stance.firm}, July 2020: {stance.words}",
                conditions=stance.conditions,
                review_by=review_by + timedelta(days=number),
                starts_at=stance.since,
                taken_over=True,
            )
            countersign(people["counter"], made)
    _with_exceptions(people)
    _until_assessed(people)


def _with_exceptions(people: dict[str, User]) -> None:
    """A made-up pause on the made-up service, from which single requests may pass."""
    scope = PauseScope(
        Jurisdiction.objects.get(code=ELSEWHERE),
        services=tuple(Service.objects.filter(code="harbourline").values_list("pk", flat=True)),
        stage=Stage.PRODUCTION,
        exceptions=tuple(
            (kind, str(CRITERIA[kind])) for kind in (ExceptionKind.THREAT_TO_LIFE, ExceptionKind.MLAT)
        ),
    )
    pause(
        people["counter"],
        scope,
        reason="Made-up: a new decree lets officers ask without a court. Until counsel has read it.",
        review_by=timezone.now().date() + REVIEWED_IN / 2,
    )


def _until_assessed(people: dict[str, User]) -> None:
    """The pause on the made-up country, which its assessment decides to narrow."""
    scope = PauseScope(
        Jurisdiction.objects.get(code=VALMORIA),
        services=tuple(Service.objects.filter(code="harbourline").values_list("pk", flat=True)),
        exceptions=tuple((kind, str(CRITERIA[kind])) for kind in PASSING),
    )
    made = pause(
        people["pauser"],
        scope,
        reason="Made-up: two users were arrested after demands that no judge had seen.",
        conditions="A due-diligence assessment of the made-up Act, with the experts it names.",
        review_by=timezone.now().date() + REVIEWED_IN,
        starts_at=timezone.now() - VALMORIA_SINCE,
        taken_over=True,
    )
    countersign(people["counter"], made)
