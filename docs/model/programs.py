"""What each transaction does, statement by statement, as the triggers do it under READ COMMITTED."""

from collections.abc import Callable, Iterator

from docs.model.world import HERE, PLACE, ROOT, SERVICE_B, THERE, Actor, Pause, Rules, World

Step = tuple[str, World, Actor]  # what happened, and how things are afterwards

PAUSES = {
    "pause the place": Pause("pause the place", PLACE),
    "pause the root": Pause("pause the root", ROOT),
}


def free_for_shared(world: World, place: int, me: str) -> bool:
    return all(held != place or who == me for held, who in world.exclusive)


def free_for_exclusive(world: World, place: int, me: str) -> bool:
    others = world.exclusive | world.shared
    return all(held != place or who == me for held, who in others)


def unlock(world: World, me: str) -> World:
    """COMMIT or ROLLBACK gives back every lock."""
    return world._replace(
        rows=frozenset(held for held in world.rows if held[1] != me),
        shared=frozenset(held for held in world.shared if held[1] != me),
        exclusive=frozenset(held for held in world.exclusive if held[1] != me),
    )


def discloser(world: World, me: Actor, rules: Rules) -> Iterator[Step]:
    """Record one guarded step: take the row, lock what is above, look, write, commit."""
    to: Callable[..., Actor] = lambda at, reads=me.reads: me._replace(at=at, reads=reads)  # noqa: E731
    match me.at:
        case "begin":
            if not rules.locks_row or world.row_is_free(me.request, me.name):
                rows = world.rows | ({(me.request, me.name)} if rules.locks_row else set())
                seen = (world.service, world.above, (), world.pauses)
                at = "lock" if rules.looks_after_locking else "look first"
                yield "takes the request's row", world._replace(rows=rows), to(at, seen)
        case "look first":
            yield from _look(world, me, rules, otherwise="lock")
        case "lock":
            yield from _lock(world, me, rules)
        case "look":
            yield from _look(world, me, rules, otherwise="write")
        case "write":
            leaked = world.leaked or world.must_not_pass()
            yield (
                "COMMIT: the step is visible",
                world._replace(passed=world.passed + 1, leaked=leaked),
                to("unlock"),
            )
        case "unlock":
            yield "gives its locks back", unlock(world, me.name), to("done")


def _lock(world: World, me: Actor, rules: Rules) -> Iterator[Step]:
    service, above, locked, snapshot = me.reads
    wanted = [place for place in above if place not in locked] if rules.locks_shared else []
    if not rules.locks_all_above:
        wanted = [place for place in wanted if place == PLACE]
    if wanted:
        place = wanted[0]
        if free_for_shared(world, place, me.name):
            shared = world.shared | {(place, me.name)}
            reads = (service, above, (*locked, place), snapshot)
            yield f"locks {place} shared", world._replace(shared=shared), me._replace(reads=reads)
        return
    after = "look" if rules.looks_after_locking else "write"
    if rules.reads_tree_again and world.above != above:
        yield (
            "finds that the tree changed",
            world,
            me._replace(reads=(service, world.above, locked, snapshot)),
        )
        return
    yield "holds every lock", world, me._replace(at=after)


def _look(world: World, me: Actor, rules: Rules, *, otherwise: str) -> Iterator[Step]:
    service, above, _locked, snapshot = me.reads
    pauses = world.pauses if rules.fresh_snapshot else snapshot
    if world.held(above, service, pauses):
        refused = unlock(world._replace(refused=world.refused + 1), me.name)
        yield "sees a pause and is refused", refused, me._replace(at="done")
    else:
        yield "sees no pause", world, me._replace(at=otherwise)


def pauser(world: World, me: Actor, rules: Rules) -> Iterator[Step]:
    """Write one pause: take its jurisdiction's lock, write, commit, hear that it is committed."""
    pause = PAUSES[me.name]
    match me.at:
        case "begin":
            if not rules.pauser_locks:
                yield "does not lock", world, me._replace(at="commit")
            elif free_for_exclusive(world, pause.place, me.name):
                exclusive = world.exclusive | {(pause.place, me.name)}
                yield f"locks {pause.place}", world._replace(exclusive=exclusive), me._replace(at="commit")
        case "commit":
            yield (
                "COMMIT: the pause is visible",
                world._replace(pauses=world.pauses | {pause}),
                me._replace(at="hear"),
            )
        case "hear":
            told = unlock(world, me.name)._replace(returned=world.returned | {me.name})
            yield "its COMMIT has returned", told, me._replace(at="done")


def lifter(world: World, me: Actor, rules: Rules) -> Iterator[Step]:  # noqa: ARG001
    """Lift the pause on the place, once it is there."""
    pause = PAUSES["pause the place"]
    match me.at:
        case "begin":
            if pause.name in world.returned and free_for_exclusive(world, pause.place, me.name):
                begun = world._replace(
                    exclusive=world.exclusive | {(pause.place, me.name)},
                    returned=world.returned - {pause.name},
                )
                yield f"begins to lift, locks {pause.place}", begun, me._replace(at="commit")
        case "commit":
            yield (
                "COMMIT: it is lifted",
                world._replace(pauses=world.pauses - {pause}),
                me._replace(at="unlock"),
            )
        case "unlock":
            yield "gives its lock back", unlock(world, me.name), me._replace(at="done")


def mover(world: World, me: Actor, rules: Rules) -> Iterator[Step]:
    """Move the place into a jurisdiction that is paused already."""
    match me.at:
        case "begin":
            if not rules.mover_locks:
                yield "does not lock", world, me._replace(at="commit")
            elif free_for_exclusive(world, PLACE, me.name):
                exclusive = world.exclusive | {(PLACE, me.name)}
                yield f"locks {PLACE}", world._replace(exclusive=exclusive), me._replace(at="commit")
        case "commit":
            yield (
                f"COMMIT: the place is part of {THERE}",
                world._replace(parent=THERE),
                me._replace(at="hear"),
            )
        case "hear":
            told = unlock(world, me.name)._replace(returned=world.returned | {"move"})
            yield "its COMMIT has returned", told, me._replace(at="done")


def changer(world: World, me: Actor, rules: Rules) -> Iterator[Step]:  # noqa: ARG001
    """Give the request a service that is paused already. An UPDATE always takes the row."""
    match me.at:
        case "begin":
            if world.row_is_free(me.request, me.name):
                rows = world.rows | {(me.request, me.name)}
                yield "takes the request's row", world._replace(rows=rows), me._replace(at="commit")
        case "commit":
            yield "COMMIT: another service", world._replace(service=SERVICE_B), me._replace(at="hear")
        case "hear":
            told = unlock(world, me.name)._replace(returned=world.returned | {"change"})
            yield "its COMMIT has returned", told, me._replace(at="done")


PROGRAMS: dict[str, Callable[[World, Actor, Rules], Iterator[Step]]] = {
    "discloser": discloser,
    "pauser": pauser,
    "lifter": lifter,
    "mover": mover,
    "changer": changer,
}

__all__ = ["HERE", "PAUSES", "PROGRAMS"]
