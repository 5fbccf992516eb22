"""The pauses of July 2020 as the firms published them, taken over with their day of beginning."""

from datetime import timedelta

from django.utils import timezone

from jurisdictions.pauses.acts.countersign import countersign
from jurisdictions.pauses.acts.pause import pause
from jurisdictions.pauses.stances import STANCES, scope_of
from portal.accounts.models import User

REVIEWED_IN = timedelta(days=60)


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
