"""Which pauses are in force, scheduled or lifted, now or at a past moment."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import Exists, F, Func, Lookup, OuterRef, Q, Value
from django.db.models.functions import Now

from jurisdictions.models import Jurisdiction, Service

if TYPE_CHECKING:
    from jurisdictions.pauses.models import Pause  # noqa: F401

NAMED_PARTS = 6
PLACES = ArrayField(models.BigIntegerField())


class AnyOf(Lookup):
    """`column = ANY (array)`, which can use the column's index."""

    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        left, left_values = self.process_lhs(compiler, connection)
        right, right_values = self.process_rhs(compiler, connection)
        return f"{left} = ANY ({right})", (*left_values, *right_values)


def left_out_on_the_way(paused: Any, left_out: Any, ancestors: Any) -> Func:
    """As the guard of the database has it: a part left out counts only below the paused jurisdiction."""
    return Func(
        paused,
        left_out,
        ancestors,
        function="left_out_on_the_way",
        output_field=models.BooleanField(),
    )


FORMER = """
    WITH RECURSIVE former(pause, id) AS (
        SELECT id, id FROM pauses_pause WHERE id = ANY (%s)
         UNION
        SELECT former.pause, p.replaces_id
          FROM former JOIN pauses_pause p ON p.id = former.id
         WHERE p.replaces_id IS NOT NULL
    ) SELECT pause, id FROM former
"""


def former_of(pauses: Iterable[int]) -> dict[int, set[int]]:
    """Each of these pauses with itself and with every one whose place it took, in one query."""
    found: dict[int, set[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(FORMER, [list(pauses)])
        for pause, former in cursor.fetchall():
            found.setdefault(pause, set()).add(former)
    return found


class PauseQuerySet(models.QuerySet["Pause"]):
    """Answers by the clock of the database, so that no job has to switch anything on."""

    def in_force(self, at: datetime | None = None) -> "PauseQuerySet":
        return self.filter(period__contains=at or Now())

    def scheduled(self, at: datetime | None = None) -> "PauseQuerySet":
        """Those that begin later than now; at another moment, as far as they were known then."""
        if at is None:
            return self.filter(period__startswith__gt=Now())
        return self.filter(period__startswith__gt=at, created_at__lte=at)

    def ended(self, at: datetime) -> "PauseQuerySet":
        """Those that were over by this moment."""
        return self.filter(period__endswith__lte=at)

    def not_lifted(self) -> "PauseQuerySet":
        return self.filter(period__endswith=None)

    def lifted(self) -> "PauseQuerySet":
        return self.filter(period__endswith__isnull=False)

    def with_people(self) -> "PauseQuerySet":
        """With everything that their sentences name, so that a page of them is one query."""
        services = Service.objects.filter(AnyOf(F("pk"), OuterRef("services"))).order_by("name")
        parts = Jurisdiction.objects.filter(AnyOf(F("pk"), OuterRef("left_out"))).order_by("name")[
            :NAMED_PARTS
        ]
        return self.select_related("jurisdiction", "decided_by", "countersigned_by", "lifted_by").annotate(
            service_names=ArraySubquery(services.values("name")),
            left_out_names=ArraySubquery(parts.values("name")[:NAMED_PARTS]),
        )

    def reaching(self, jurisdiction: Any) -> "PauseQuerySet":
        """Pauses on this jurisdiction or on one that it is part of, unless they leave it out."""
        ancestors = list(jurisdiction.ancestors)
        return (
            self.filter(jurisdiction_id__in=ancestors)
            .exclude(left_out_on_the_way(F("jurisdiction_id"), F("left_out"), Value(ancestors, PLACES)))
            .exclude(~Q(jurisdiction_id=jurisdiction.pk) & Q(include_parts=False))
        )

    def concerning(self, places: Iterable[int]) -> "PauseQuerySet":
        """Pauses that hold work in these places: on them, on parts of them, or on what they are part of."""
        ids = sorted(places)
        above = Func(OuterRef("jurisdiction_id"), template="ARRAY[%(expressions)s]")
        reached = Jurisdiction.objects.filter(pk__in=ids, ancestors__contains=above).exclude(
            left_out_on_the_way(OuterRef("jurisdiction_id"), OuterRef("left_out"), F("ancestors"))
        )
        inside = Q(jurisdiction__ancestors__overlap=ids)
        return self.filter(inside | Q(Exists(reached), include_parts=True))
