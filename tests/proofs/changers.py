"""Those who change what a pause reaches, while steps are recorded and pauses come and go."""

import random
from collections import Counter
from dataclasses import dataclass

import psycopg

from tests.proofs.actors import wait
from tests.proofs.cast import Places, Scene, Starter
from tests.proofs.steps import Step
from tests.proofs.watch import Watches

MOVE = "UPDATE jurisdictions_jurisdiction SET parent_id = %(parent)s WHERE id = %(place)s"
CHANGE_SERVICE = "UPDATE reviews_request SET service_id = %(service)s WHERE id = %(request)s"


@dataclass(frozen=True)
class Terrain:
    """What changers work on and look at; `pause` is how many seconds at the most they wait in between."""

    url: str
    steps: tuple[Step, ...]
    requests: tuple[int, ...]
    scene: Scene
    pause: float = 0.02


def routes(at: Places) -> list[tuple[int, int, int]]:
    """What moves, from where and to where: a part with what lies below it, and the place it moves to."""
    return [(at.part, at.country, at.outside), (at.outside, at.world, at.sibling)]


def move(terrain: Terrain, place: int, home: int, away: int, starter: Starter) -> None:
    """Hang it away and back home."""
    moved = 0
    with psycopg.connect(terrain.url, autocommit=True) as connection:
        watches = Watches(connection, terrain.steps, list(terrain.requests))
        starter.ready.wait()
        # Ends where it began: the next race finds it at home.
        while not starter.stop.is_set() or moved % 2:
            connection.execute(MOVE, {"place": place, "parent": home if moved % 2 else away})
            moved += 1
            _look_twice(watches, terrain.pause)
    starter.tally.put(watches.leaks() + Counter(moves=moved))


def change_service(terrain: Terrain, starter: Starter) -> None:
    """Give one request after another one of two services."""
    changes = 0
    with psycopg.connect(terrain.url, autocommit=True) as connection:
        watches = Watches(connection, terrain.steps, list(terrain.requests))
        starter.ready.wait()
        while not starter.stop.is_set():
            one, service = random.choice(terrain.requests), random.choice(terrain.scene.services)
            connection.execute(CHANGE_SERVICE, {"service": service, "request": one})
            changes += 1
            _look_twice(watches, terrain.pause)
    starter.tally.put(watches.leaks() + Counter(changes=changes))


def _look_twice(watches: Watches, pause: float) -> None:
    watches.look()
    wait(pause)
    watches.look()
