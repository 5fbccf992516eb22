"""The race once more over real web processes and a Celery worker; every second or so one is killed."""

import math
import random
import time
from collections import Counter
from dataclasses import dataclass, field

from reviews.desk.tasks import return_after_lifts
from tests.proofs.cast import Scene
from tests.proofs.changers import Terrain, change_service, move, routes
from tests.proofs.crowd import let_run
from tests.proofs.faults import ending
from tests.proofs.faults.cast import Desk
from tests.proofs.faults.clients import EXPECTED, FILES, ODD, work
from tests.proofs.faults.desk import furnish
from tests.proofs.faults.site import Site
from tests.proofs.faults.toggler import toggle
from tests.proofs.race import Result
from tests.proofs.scene import close_connections
from tests.proofs.steps import STEPS
from tests.proofs.watch import leaks_at
from tests.support.servers import folder_of_this_run

# Seconds between two deaths, at the most.
LONGEST_LIFE = 3.0
# As often as it should last, a race may last at the most.
AT_MOST = 4
# As many requests of each kind as the clients get through in a second.
A_SECOND = 0.25
# It goes on until so many of each step got through in a second of the time it should last.
ENOUGH_A_SECOND = 0.2
# Seconds at the most between two moves, and between two changes of service: to look at so much takes a while.
LONGEST_REST = 2.0


@dataclass(frozen=True)
class Outcome:
    """What was counted, a line for each step, what happened meanwhile in words, what is wrong at the end."""

    result: Result
    lines: list[str]
    story: str
    wrongs: list[str] = field(default_factory=list)


def race_with_faults(url: str, scene: Scene, seconds: float) -> Outcome:
    """Drive every step through the pages of a site on this database, while its processes are killed."""
    site = Site(url, folder_of_this_run())
    desk = furnish(url, site.port, scene, of_each_kind=max(4, math.ceil(seconds * A_SECOND)))
    try:
        site.start()
        counted = let_run(_tasks(desk), meanwhile=lambda: _kill_for(seconds, site, desk))
        ending.deliver_the_rest()
        return _outcome(site, desk, counted)
    finally:
        site.stop()
        close_connections()


def _tasks(desk: Desk):  # type: ignore[no-untyped-def]
    # Nobody asks for an exception here: the race in SQL does.
    scopes = [scope for scope in desk.scene.scopes if not scope.grants]
    terrain = Terrain(desk.url, tuple(STEPS), tuple(desk.requests), desk.scene, pause=LONGEST_REST)
    return [
        *[(work, (desk, one)) for one in desk.reviewers],
        (toggle, (desk, scopes)),
        *[(move, (terrain, *what)) for what in routes(desk.scene.places)],
        (change_service, (terrain,)),
    ]


def _kill_for(seconds: float, site: Site, desk: Desk) -> None:
    """On a slow machine it goes on until enough of each step got through and some were killed."""
    begun = time.monotonic()
    while (passed := time.monotonic() - begun) < seconds * AT_MOST:
        enough = min(ending.recorded(desk.requests).values()) >= seconds * ENOUGH_A_SECOND
        if passed > seconds and enough and all(site.killed.values()):
            break
        time.sleep(random.uniform(0, LONGEST_LIFE))
        site.kill_one()
        # Beat does this twice a minute; a short race needs it sooner.
        return_after_lifts.delay()


def _outcome(site: Site, desk: Desk, counted: "Counter[str]") -> Outcome:
    results = {
        step: Result(leaks=counted[leaks_at(step)], disclosures=number)
        for step, number in ending.recorded(desk.requests).items()
    }
    delivered, owed, lost = ending.notices(site.mails)
    wrongs = ending.wrongs(desk.requests)
    wrongs += [f"notice {key} is called delivered and no mail came" for key in lost]
    wrongs += [f"{step}: nothing got through" for step, result in results.items() if not result.disclosures]
    if counted[FILES] > results["hand over"].disclosures:
        wrongs.append(f"{counted[FILES]} files reached an agency, more than hand-overs were recorded")
    odd = {what: number for what, number in counted.items() if what.startswith(ODD)}
    if odd:
        wrongs.append(f"unexpected (expected {sorted(EXPECTED)}): {odd}\n{site.said()}")
    killed = " and ".join(f"{number} {name}" for name, number in site.killed.items())
    story = f"killed {killed} processes; {counted['refused']} answers refused, {counted['broken']} cut off"
    story += f"; {counted[FILES]} files reached an agency"
    story += f"; {delivered} mails delivered, {owed} deliveries owed"
    meanwhile = Result(
        toggles=counted["toggles"],
        moves=counted["moves"],
        changes=counted["changes"],
        glasses=counted["glasses"],
    )
    lines = [f"{step + ':':<12} {result.count}" for step, result in results.items()]
    lines.append(f"meanwhile: {meanwhile.around}")
    return Outcome(sum(results.values(), meanwhile), lines, story, wrongs)
