"""A pause that is not yet one, as rows that queries can ask: nothing is written."""

import json
from datetime import datetime
from typing import Any

from django.utils import timezone

from jurisdictions.pauses.scope import PauseScope

# In the place of the table of pauses; its id is 0. As a function in FROM it is read once, not for every lane.
DRAFT = "jsonb_populate_record(NULL::pauses_pause, %(draft)s::jsonb)"

# The lanes that it covers, and from which arrival on it holds what is in them.
DRAFT_LANES = f"""
    SELECT lane.id, p.stage, pause_holds_from(p, clock_timestamp()) AS held_from
      FROM {DRAFT} p
      JOIN reviews_lane_facts lane ON pause_covers_lane(p, lane)
"""  # noqa: S608 -- put together from constants


def draft_of(scope: PauseScope, starts_at: datetime | None = None) -> dict[str, Any]:
    """The parameter of `DRAFT`, for a pause of this scope that begins at this moment, or now."""
    return {"draft": json.dumps(scope.as_draft(starts_at or timezone.now()) | {"id": 0})}
