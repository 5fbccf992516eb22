"""Requests in numbers, written straight to the table: what is measured comes after them."""

from django.db import connection

from portal.access.permissions import Role
from portal.accounts.models import User
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import agency, queue

SERVICES = ("harbourline", "whatsapp", "telegram", "google", "zoom")

FILL = """
    INSERT INTO reviews_request (agency_id, agency_reference, agency_jurisdiction_id, user_jurisdiction_id,
        service_id, type, legal_basis, offence, authorisation, categories, narrative, emergency,
        emergency_reason, received_at, due_at, state, state_since, queue_id, excepted_from, lock_version)
    SELECT a.id, 'bench ' || n, a.jurisdiction_id, a.jurisdiction_id, s.id,
           (ARRAY['court_order', 'search_warrant', 'mlat'])[1 + n %% 3], '', '', 'approved', '{subscriber}',
           '', false, '', now() - n * interval '30 seconds', now() + n * interval '1 minute', 'received',
           now(), %(queue)s, '{}', 0
      FROM generate_series(%(first)s, %(last)s) n
      JOIN (SELECT id, jurisdiction_id, row_number() OVER (ORDER BY id) - 1 AS turn,
                   count(*) OVER () AS all_
              FROM reviews_agency) a ON a.turn = n %% a.all_
      JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS turn, count(*) OVER () AS all_
              FROM jurisdictions_service) s ON s.turn = (n / 7) %% s.all_
"""


# A law's clock for each of them: more than any real desk has.
CLOCKS = """
    INSERT INTO reviews_clock (request_id, regime, statutory, started_at, due_at)
    SELECT id, 'epoc', true, received_at, due_at FROM reviews_request
     WHERE substr(agency_reference, 7)::bigint BETWEEN %(first)s AND %(last)s
"""


def stage() -> User:
    """A queue, five services, an agency in each of forty territories; returns a reviewer of them all."""
    for code in SERVICES:
        service(code, code.title())
    with connection.cursor() as cursor:
        # A transaction of its own, at the wrong moment, would keep ours from marking pages.
        for table in ("reviews_request", "reviews_clock"):
            cursor.execute(f"ALTER TABLE {table} SET (autovacuum_enabled = off)")
    world = jurisdiction("001")
    territories = world.parts.filter(kind="territory").order_by("code")[:39]
    for place in [jurisdiction("HK"), *territories]:
        agency(place)
    return with_role(Role.REVIEWER, world, queue=queue())


def fill(first: int, last: int) -> None:
    """Requests number `first` to `last` with a clock each, spread over agencies, services, types, a year."""
    with connection.cursor() as cursor:
        cursor.execute(FILL, {"first": first, "last": last, "queue": queue().pk})
        cursor.execute(CLOCKS, {"first": first, "last": last})
        cursor.execute("VACUUM ANALYZE reviews_request, reviews_clock, reviews_lane, reviews_tally")
