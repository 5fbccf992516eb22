"""Every interleaving, breadth first, so that the first trace found is a shortest one."""

from collections import deque
from typing import NamedTuple

from docs.model.programs import PROGRAMS
from docs.model.world import Rules, State

Trace = list[str]


class Found(NamedTuple):
    """What all interleavings came to."""

    states: int
    leak: Trace | None
    deadlock: Trace | None
    ends: frozenset[tuple[int, int]]  # (passed, refused) of every way it can end


def explore(start: State, rules: Rules) -> Found:
    """Try all of them. Each state is entered once, with the first way that led there."""
    came: dict[State, tuple[State, str] | None] = {start: None}
    waiting = deque([start])
    leak: Trace | None = None
    deadlock: Trace | None = None
    ends = set()
    while waiting:
        state = waiting.popleft()
        if state.world.leaked:
            leak = leak or trace(came, state)
            continue
        moved = False
        for number, actor in enumerate(state.actors):
            for words, world, after in PROGRAMS[actor.program](state.world, actor, rules):
                moved = True
                actors = (*state.actors[:number], after, *state.actors[number + 1 :])
                following = State(world, actors)
                if following not in came:
                    came[following] = (state, f"{actor.name}: {words}")
                    waiting.append(following)
        if not moved:
            if all(actor.at == "done" or actor.program == "lifter" for actor in state.actors):
                ends.add((state.world.passed, state.world.refused))
            else:
                deadlock = deadlock or trace(came, state)
    return Found(len(came), leak, deadlock, frozenset(ends))


def trace(came: dict[State, tuple[State, str] | None], state: State) -> Trace:
    """The words of each step that led there."""
    steps: Trace = []
    while (before := came[state]) is not None:
        state, words = before
        steps.append(words)
    return steps[::-1]
