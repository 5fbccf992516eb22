"""Whether another pause in force holds what one pause holds: asked once a lane, then of each request.

Pieces of SQL for a query that reads the pause as `p`, its lanes as `lane`, and their requests as `r` beside a
table `covered` with the two columns.
"""

OTHERS_HOLD_FROM = """
               (SELECT min(pause_holds_from(q, %(now)s)) FROM pauses_pause q
                 WHERE q.id <> p.id AND q.period @> %(now)s AND pause_blocks(q.stage, 'review')
                   AND pause_covers_lane(q, lane)) AS review,
               (SELECT min(pause_holds_from(q, %(now)s)) FROM pauses_pause q
                 WHERE q.id <> p.id AND q.period @> %(now)s AND pause_blocks(q.stage, 'production')
                   AND pause_covers_lane(q, lane)) AS production"""
# NULL where no other pause covers the lane.
HELD_ELSEWHERE = """
    r.received_at >= CASE next_step(r.state) WHEN 'review' THEN covered.review ELSE covered.production END"""
