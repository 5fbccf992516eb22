"""Which pauses are in force, scheduled or lifted, now or at a past moment."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.functions import Now

if TYPE_CHECKING:
    from jurisdictions.pauses.models import Pause  # noqa: F401


class PauseQuerySet(models.QuerySet["Pause"]):
    """Answers by the clock of the database, so that no job has to switch anything on."""

    def in_force(self, at: datetime | None = None) -> "PauseQuerySet":
        return self.filter(period__contains=at or Now())

    def scheduled(self) -> "PauseQuerySet":
        return self.filter(period__startswith__gt=Now())

    def not_lifted(self) -> "PauseQuerySet":
        return self.filter(period__endswith=None)

    def lifted(self) -> "PauseQuerySet":
        return self.filter(period__endswith__isnull=False)

    def with_people(self) -> "PauseQuerySet":
        return self.select_related("jurisdiction", "decided_by", "countersigned_by", "lifted_by")

    def reaching(self, jurisdiction: Any) -> "PauseQuerySet":
        """Pauses on this jurisdiction or on one that it is part of, unless they leave it out."""
        ancestors = list(jurisdiction.ancestors)
        return (
            self.filter(jurisdiction_id__in=ancestors)
            .exclude(left_out__overlap=ancestors)
            .exclude(~models.Q(jurisdiction_id=jurisdiction.pk) & models.Q(include_parts=False))
        )
