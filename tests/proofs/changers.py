"""Those who change what a pause reaches, while steps are recorded and pauses come and go."""

import random
from collections import Counter

import psycopg

from tests.proofs.actors import wait
from tests.proofs.cast import Course, Starter
from tests.proofs.watch import Watch

MOVE = "UPDATE jurisdictions_jurisdiction SET parent_id = %(parent)s WHERE id = %(place)s"
CHANGE_SERVICE = "UPDATE reviews_request SET service_id = %(service)s WHERE id = %(request)s"


def move(course: Course, starter: Starter) -> None:
    """Hang the part, and with it what lies below, outside of the country and back."""
    at = course.scene.places
    moves = 0
    with psycopg.connect(course.url, autocommit=True) as connection:
        watch = Watch(connection, course.step, course.requests)
        starter.ready.wait()
        # Ends where it began: the next race finds the part in its country.
        while not starter.stop.is_set() or moves % 2:
            parent = at.country if moves % 2 else at.outside
            connection.execute(MOVE, {"place": at.part, "parent": parent})
            moves += 1
            _look_twice(watch)
    starter.tally.put(Counter(moves=moves, leaks=watch.leaks))


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
