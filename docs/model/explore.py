"""Walks through every order of statements, each moment once, the shortest ways first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from docs.model.world import Data, Mind, Step, World

Finding = Literal["", "leak", "deadlock"]


class Actor(Protocol):
    """One transaction: where it begins, when it is done, and its next statement (None while it waits)."""

    @property
    def name(self) -> str: ...
    def begin(self) -> Mind: ...
    def is_done(self, mind: Mind) -> bool: ...
    def step(self, world: World, who: int) -> Step | None: ...


@dataclass
class Walk:
    """What was found. `trace` is the shortest way to it: who did what. `marks` are all that can happen."""

    states: int = 0
    found: Finding = ""
    trace: list[tuple[str, str]] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)


# How a moment was reached first: from which one, by whom, doing what.
Ways = dict[World, tuple[World, str, str] | None]


def explore(actors: Sequence[Actor], data: Data, only: Finding = "") -> Walk:
    """Walk until a leak or a deadlock is met, or until nothing is left; with `only`, until one of that kind.

    The pauses in the data are promised from the beginning. Everybody makes finitely many steps, so the walk
    ends.
    """
    promised = frozenset(pause.name for pause in data.pauses)
    start = World(data, tuple(actor.begin() for actor in actors), promised=promised)
    ways: Ways = {start: None}
    walk, level = Walk(), [start]
    while level:
        coming: list[World] = []
        for world in level:
            found = _follow(actors, world, ways, coming, walk.marks)
            if found and only in {"", found}:
                walk.states, walk.found, walk.trace = len(ways), found, _trace(world, found, ways)
                return walk
        level = coming
    walk.states = len(ways)
    return walk


def _follow(
    actors: Sequence[Actor], world: World, ways: Ways, coming: list[World], marks: set[str]
) -> Finding:
    """Add every moment that can come next; says what is wrong with this one."""
    if world.leak:
        return "leak"
    waiting = stepped = False
    for who, actor in enumerate(actors):
        if actor.is_done(world.minds[who]):
            continue
        step = actor.step(world, who)
        if step is None:
            waiting = True
            continue
        stepped = True
        if step.mark:
            marks.add(step.mark)
        if step.after not in ways:
            ways[step.after] = (world, actor.name, step.said)
            coming.append(step.after)
    return "deadlock" if waiting and not stepped else ""


def _trace(world: World, found: Finding, ways: Ways) -> list[tuple[str, str]]:
    last = world.leak if found == "leak" else "everybody who is not done waits for another"
    lines = [(found.upper(), last)]
    while (way := ways[world]) is not None:
        world, name, said = way
        lines.append((name, said))
    return lines[::-1]
