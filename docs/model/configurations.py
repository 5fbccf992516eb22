"""What is tried: the protocol as built, and each way to build it wrong."""

from typing import NamedTuple

from docs.model.world import SERVICE_B, THERE, Actor, Pause, Rules, State, World

TWO = (Actor("discloser 1", "discloser"), Actor("discloser 2", "discloser"))
APART = (TWO[0], TWO[1]._replace(request=2))  # each has a request of its own: no row divides them
PAUSERS = (
    Actor("pause the place", "pauser"),
    Actor("pause the root", "pauser"),
    Actor("lift", "lifter"),
)
MOVING = (*APART, Actor("move", "mover"), Actor("pause the root", "pauser"))
CHANGING = (*TWO, Actor("change", "changer"), Actor("pause the place", "pauser"))
STANDING = Pause("there", THERE)
OF_SERVICE = Pause("service", 1, SERVICE_B)


class Configuration(NamedTuple):
    """One question to the model."""

    name: str
    start: State
    rules: Rules
    leaks: bool = False


def _with(actors: tuple[Actor, ...], *standing: Pause) -> State:
    told = frozenset(pause.name for pause in standing)
    return State(World(pauses=frozenset(standing), returned=told), actors)


PAUSE, ONE_REQUEST = _with((*APART, *PAUSERS)), _with((*TWO, *PAUSERS))
MOVE, CHANGE = _with(MOVING, STANDING), _with(CHANGING, OF_SERVICE)

CONFIGURATIONS = [
    Configuration("as built: two disclosers, two pausers, a lifter", PAUSE, Rules()),
    Configuration("as built: the same, both at one request", ONE_REQUEST, Rules()),
    Configuration("as built: the jurisdiction moves into a paused one", MOVE, Rules()),
    Configuration("as built: the request gets a paused service", CHANGE, Rules()),
    Configuration("no shared locks", PAUSE, Rules(locks_shared=False), leaks=True),
    Configuration("looks before it locks", PAUSE, Rules(looks_after_locking=False), leaks=True),
    Configuration("locks its own jurisdiction only", PAUSE, Rules(locks_all_above=False), leaks=True),
    Configuration("one snapshot a transaction", PAUSE, Rules(fresh_snapshot=False), leaks=True),
    Configuration("the pauser takes no lock", PAUSE, Rules(pauser_locks=False), leaks=True),
    Configuration("the tree is not read again", MOVE, Rules(reads_tree_again=False), leaks=True),
    Configuration("the mover takes no lock", MOVE, Rules(mover_locks=False), leaks=True),
    Configuration("the request's row is not taken", CHANGE, Rules(locks_row=False), leaks=True),
]
