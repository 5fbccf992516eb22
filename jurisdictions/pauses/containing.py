"""Whether one scope holds everything that another one holds."""

import json
from datetime import datetime
from enum import StrEnum

from django.db import connection

from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.scope import PauseScope, scope_of

CONTAINS = """
    SELECT pause_contains(jsonb_populate_record(NULL::pauses_pause, %s::jsonb),
                          jsonb_populate_record(NULL::pauses_pause, %s::jsonb))
"""


class Change(StrEnum):
    """What another scope does to a pause."""

    NONE = "none"
    WIDEN = "widen"
    NARROW = "narrow"
    CONVERT = "convert"
    NEITHER = "neither"


def change_of(pause: Pause, scope: PauseScope, now: datetime) -> Change:
    """What it would mean to put this scope in the place of the pause at this moment."""
    before, new_from = scope_of(pause), scope.new_from_after(pause) or now
    wider = _contains(scope, new_from, before, pause.new_from)
    narrower = _contains(before, pause.new_from, scope, new_from)
    if before.handling != scope.handling:
        return Change.CONVERT if wider and narrower else Change.NEITHER
    if wider and narrower:
        return Change.NONE
    return Change.WIDEN if wider else Change.NARROW if narrower else Change.NEITHER


def _contains(wide: PauseScope, wide_from: datetime, small: PauseScope, small_from: datetime) -> bool:
    drafts = [json.dumps(wide.as_draft(wide_from)), json.dumps(small.as_draft(small_from))]
    with connection.cursor() as cursor:
        cursor.execute(CONTAINS, drafts)
        return bool(cursor.fetchone()[0])
