"""What is measured: pausing, what is shown before it, and the work that goes on beside it."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from jurisdictions.pauses.acts.pause import pause
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.release_plan import Plan, release_plan
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.views.preview import preview_of
from portal.access.permissions import Role
from portal.accounts.models import User
from reviews.desk.workable import next_workable, queue_counts, workable_ids, worked_queues
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service

Work = Callable[[], object]


def works(reviewer: User) -> dict[str, Work]:
    """Each work by its name; none of them leaves anything behind."""
    place = jurisdiction("HK")
    officer = with_role(Role.PAUSE_OFFICER, place)
    some = PauseScope(place, services=(service("whatsapp").pk,))
    return {
        "pause: its row": lambda: _undone(lambda: _insert(officer)),
        "pause: the act": lambda: _undone(lambda: _pause(officer, some, "")),
        "pause: all of a place": lambda: _undone(lambda: _pause(officer, PauseScope(place), "HK")),
        "preview of a service": lambda: _preview(some, reviewer),
        "preview of a place": lambda: _preview(PauseScope(place), reviewer),
        "preview of the world": lambda: _preview(PauseScope(jurisdiction("001")), reviewer),
        "release plan": lambda: _undone(lambda: _release(officer, some, reviewer)),
        "first page": lambda: workable_ids(reviewer, worked_queues(reviewer), 50),
        "take next": lambda: _undone(lambda: next_workable(reviewer)),
        "counts": lambda: queue_counts(reviewer),
    }


def _undone(work: Work) -> None:
    with transaction.atomic():
        work()
        transaction.set_rollback(True)


def _insert(officer: User) -> None:
    """What pausing itself writes."""
    Pause.objects.create(
        jurisdiction=jurisdiction("HK"),
        services=[service().pk],
        reason="bench",
        review_by=_in(30),
        period=(timezone.now(), None),
        decided_by=officer,
    )


def _pause(officer: User, scope: PauseScope, named: str) -> Pause:
    """The whole act: rules, event, notices; where nothing is named it looks whether it must be."""
    return pause(officer, scope, reason="bench", review_by=_in(30), named=named)


def _preview(scope: PauseScope, reader: User) -> None:
    """All that the page says before a pause: what it holds, clocks, months to come, overlapping pauses."""
    preview_of(scope, _in(90), reader)


def _release(officer: User, scope: PauseScope, reader: User) -> None:
    release_plan(_pause(officer, scope, ""), Plan(3, 24), reader)


def _in(days: int) -> date:
    return timezone.now().date() + timedelta(days=days)
