"""Those who change what a pause reaches, while steps are recorded and pauses come and go."""

import random
from collections import Counter

import psycopg

from tests.proofs.actors import wait
from tests.proofs.cast import Course, Places, Starter
from tests.proofs.watch import Watch

MOVE = "UPDATE jurisdictions_jurisdiction SET parent_id = %(parent)s WHERE id = %(place)s"
CHANGE_SERVICE = "UPDATE reviews_request SET service_id = %(service)s WHERE id = %(request)s"


def routes(at: Places) -> list[tuple[int, int, int]]:
    """What moves, from where and to where: a part with what lies below it, and the place it moves to."""
    return [(at.part, at.country, at.outside), (at.outside, at.world, at.sibling)]


def move(course: Course, place: int, home: int, away: int, starter: Starter) -> None:
    """Hang it away and back home."""
    moved = 0
    with psycopg.connect(course.url, autocommit=True) as connection:
        watch = Watch(connection, course.step, course.requests)
        starter.ready.wait()
        # Ends where it began: the next race finds it at home.
        while not starter.stop.is_set() or moved % 2:
            connection.execute(MOVE, {"place": place, "parent": home if moved % 2 else away})
            moved += 1
            _look_twice(watch)
    starter.tally.put(Counter(moves=moved, leaks=watch.leaks))


def change_service(course: Course, starter: Starter) -> None:
    """Give one request after another one of two services."""
    changes = 0
    with psycopg.connect(course.url, autocommit=True) as connection:
        watch = Watch(connection, course.step, course.requests)
        starter.ready.wait()
        while not starter.stop.is_set():
            one, service = random.choice(course.requests), random.choice(course.scene.services)
            connection.execute(CHANGE_SERVICE, {"service": service, "request": one})
            changes += 1
            _look_twice(watch)
    starter.tally.put(Counter(changes=changes, leaks=watch.leaks))


def _look_twice(watch: Watch) -> None:
    watch.look()
    wait()
    watch.look()
