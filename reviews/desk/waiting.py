"""Whose requests wait under a pause that began, or go on after one that ended: some agencies at a time."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils import timezone

from reviews.desk.elsewhere import HELD_ELSEWHERE, OTHERS_HOLD_FROM
from reviews.desk.rounds import AgencyRound

NAMED = 20

# Received before the pause: whoever sends one under it is told when it arrives. Where it took the place of
# one with the same words to agencies, those that were told under that one are not told again.
BEGAN = """
    SELECT r.id, r.agency_id, r.officer_id, r.agency_reference, r.received_at
      FROM (
        SELECT lane.id, p.stage, pause_holds_from(p, %(now)s) AS held_from,
               GREATEST(lower(p.period), p.created_at) AS until, old.id AS old_id, old.stage AS old_stage,
               lower(old.period) AS old_since
          FROM pauses_pause p
          JOIN reviews_lane_facts lane ON pause_covers_lane(p, lane)
          LEFT JOIN pauses_pause old
            ON old.id = p.replaces_id AND old.handling = p.handling AND old.agency_reply = p.agency_reply
           AND pause_covers_lane(old, lane)
         WHERE p.id = %(pause)s
        OFFSET 0
      ) covered
      JOIN reviews_request r
        ON r.lane_id = covered.id AND r.state NOT IN ('delivered', 'closed')
       AND r.received_at >= covered.held_from AND r.received_at < covered.until
       AND pause_blocks(covered.stage, next_step(r.state))
     WHERE covered.old_id IS NULL OR NOT pause_blocks(covered.old_stage, next_step(r.state))
        OR r.received_at < covered.old_since AND NOT EXISTS (
            SELECT FROM desk_agencyround earlier JOIN desk_agencytold told ON told.round_id = earlier.id
             WHERE earlier.pause_id = covered.old_id AND earlier.occasion = 'began'
               AND told.agency_id = r.agency_id)
"""

# What the pause held and no other one in force holds. After a step back to triage a pause on production would
# not hold it any more, but whoever was told of the pause is told of its end.
ENDED = f"""
    SELECT r.id, r.agency_id, r.officer_id, r.agency_reference, r.received_at
      FROM (
        SELECT lane.id, p.stage, upper(p.period) AS until,
               CASE WHEN p.new_only THEN pause_new_from(p) ELSE '-infinity' END AS held_from,
               {OTHERS_HOLD_FROM}
          FROM pauses_pause p
          JOIN reviews_lane_facts lane ON pause_covers_lane(p, lane)
         WHERE p.id = %(pause)s
        OFFSET 0
      ) covered
      JOIN reviews_request r
        ON r.lane_id = covered.id AND r.state NOT IN ('delivered', 'closed')
       AND r.received_at >= covered.held_from AND r.received_at < LEAST(covered.until, %(now)s)
     WHERE ({HELD_ELSEWHERE}) IS NOT TRUE
       AND (pause_blocks(covered.stage, next_step(r.state)) OR EXISTS (
            SELECT FROM desk_agencyround earlier JOIN desk_agencytold told ON told.round_id = earlier.id
             WHERE earlier.pause_id = %(pause)s AND earlier.occasion = 'began'
               AND told.agency_id = r.agency_id))
"""  # noqa: S608 -- put together from constants

# The agency's registered address, else each officer's own with their own requests.
SOME_AGENCIES = """
    WITH waiting AS MATERIALIZED ({waiting}), chosen AS (
        SELECT DISTINCT agency_id FROM waiting w
         WHERE NOT EXISTS (SELECT FROM desk_agencytold told
                            WHERE told.round_id = %(round)s AND told.agency_id = w.agency_id)
         ORDER BY agency_id LIMIT %(agencies)s
    )
    SELECT w.agency_id, COALESCE(NULLIF(agency.reply_address, ''), officer.email, '') AS address, count(*),
           (array_agg(w.agency_reference ORDER BY w.received_at, w.id))[1:%(named)s]
      FROM chosen
      JOIN waiting w USING (agency_id)
      JOIN reviews_agency agency ON agency.id = w.agency_id
      LEFT JOIN reviews_officer officer ON officer.id = w.officer_id
     GROUP BY 1, 2
     ORDER BY 1, 2
"""
QUERIES = {
    AgencyRound.Occasion.BEGAN: SOME_AGENCIES.format(waiting=BEGAN),
    AgencyRound.Occasion.ENDED: SOME_AGENCIES.format(waiting=ENDED),
}


@dataclass(frozen=True)
class Waiting:
    """Requests of one agency with one address (or none): how many, and the agency's first references."""

    agency_id: int
    address: str
    requests: int
    references: list[str]


def some_waiting(found: AgencyRound, agencies: int) -> list[Waiting]:
    """Requests of so many agencies that were not told in this round yet; none are left when it is empty."""
    asked: dict[str, Any] = {
        "now": timezone.now(),
        "pause": found.pause_id,
        "round": found.pk,
        "agencies": agencies,
        "named": NAMED,
    }
    with connection.cursor() as cursor:
        cursor.execute(QUERIES[AgencyRound.Occasion(found.occasion)], asked)
        return [Waiting(*row) for row in cursor.fetchall()]
