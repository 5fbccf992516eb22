"""Which pauses a request could be excepted from, and what was asked so far."""

from django.db import connection

from jurisdictions.pauses.models import ExceptionKind, Pause
from reviews.exceptions.models import Use
from reviews.models import Request

HOLDING = """
    SELECT DISTINCT p.id FROM reviews_request r, pauses_holding(r, 'production', clock_timestamp()) p
     WHERE r.id = %s
"""
PEOPLE = ("asked_by", "first_by", "first_team", "second_by", "second_team", "refused_by", "pause")


def pauses_with_exceptions(request: Request) -> list[Pause]:
    """Pauses that hold this request at its next step or a later one, and that have exceptions."""
    with connection.cursor() as cursor:
        cursor.execute(HOLDING, [request.pk])
        ids = [row[0] for row in cursor.fetchall()]
    return [pause for pause in Pause.objects.with_people().filter(pk__in=ids) if pause.exceptions]


def uses_of(request: Request) -> list[Use]:
    """What was asked for this request, the newest first."""
    return list(Use.objects.filter(request=request).select_related(*PEOPLE))


def criteria_of(pause: Pause) -> list[tuple[str, str]]:
    """Each exception of the pause by name, with its criteria."""
    return [(str(ExceptionKind(entry["kind"]).label), entry["criteria"]) for entry in pause.exceptions]
