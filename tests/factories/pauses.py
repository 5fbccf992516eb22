"""Pauses written straight to the table, to test the database alone."""

from datetime import timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from jurisdictions.pauses.models import Pause
from tests.factories.people import person
from tests.factories.places import jurisdiction


def pause(**facts: Any) -> Pause:
    starts_at = facts.pop("starts_at", None) or timezone.now()
    facts.setdefault("jurisdiction", jurisdiction("HK"))
    facts.setdefault("reason", "Pending further assessment")
    facts.setdefault("review_by", timezone.now().date() + timedelta(days=90))
    facts.setdefault("decided_by", person())
    facts.setdefault("taken_over", starts_at < timezone.now() - timedelta(minutes=1))
    made = Pause.objects.create(period=DateTimeTZRange(starts_at, None), **facts)
    made.refresh_from_db()
    return made
