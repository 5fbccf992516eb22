"""Write the end of a pause, inside an act that has asked and checked everything."""

from datetime import datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from jurisdictions.pauses.effects import arrivals_under
from jurisdictions.pauses.models import Mandate, Pause
from portal.accounts.models import User

HOUR = timedelta(hours=1)


def finish(
    pause: Pause,
    *,
    by: User,
    mandate: Mandate | None = None,
    asked_by: User | None = None,
    stages: int = 1,
    hours: int = 0,
) -> None:
    """End it now, or in stages so many hours apart, the oldest requests first.

    The database sets the moment, and refuses an end that neither a mandate nor a wider pause allows.
    """
    now = timezone.now()
    begins = [now + number * hours * HOUR for number in range(stages)] if stages > 1 else []
    pause.release_at, pause.release_until = begins, _freed(pause, begins)
    pause.period = DateTimeTZRange(pause.period.lower, begins[-1] if begins else now)
    pause.lifted_by, pause.mandate, pause.end_asked_by = by, mandate, asked_by
    pause.save(
        update_fields=["period", "lifted_by", "mandate", "end_asked_by", "release_at", "release_until"]
    )
    pause.refresh_from_db(fields=["period"])


def _freed(pause: Pause, begins: list[datetime]) -> list[datetime]:
    """Up to which moment of arrival each stage frees requests: shares of equal size, then all the rest."""
    if not begins:
        return []
    edges = arrivals_under(pause, len(begins) - 1)
    edges += [edges[-1] if edges else begins[0]] * (len(begins) - 1 - len(edges))
    return [*edges, begins[-1]]
