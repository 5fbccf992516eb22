"""Locks as PostgreSQL keeps them: by mode, until the end of the transaction.

Whoever waits may be served first or last: no queue is modelled, so every order that PostgreSQL's queue could
choose is walked through, and more.
"""

from docs.model.world import Lock, World

SHARED, EXCLUSIVE = "shared", "exclusive"
FOR_KEY_SHARE, FOR_SHARE, FOR_NO_KEY_UPDATE, FOR_UPDATE = "key share", "share", "no key update", "update"

# Two modes that meet on one thing and cannot be held at once. The first line are advisory locks.
CONFLICTS = {
    frozenset(pair)
    for pair in (
        (SHARED, EXCLUSIVE),
        (EXCLUSIVE,),
        (FOR_KEY_SHARE, FOR_UPDATE),
        (FOR_SHARE, FOR_NO_KEY_UPDATE),
        (FOR_SHARE, FOR_UPDATE),
        (FOR_NO_KEY_UPDATE,),
        (FOR_NO_KEY_UPDATE, FOR_UPDATE),
        (FOR_UPDATE,),
    )
}


def take(world: World, who: int, on: tuple[str, int | str], mode: str) -> World | None:
    """The world with the lock taken, or None where the transaction has to wait for another one."""
    for lock in world.held:
        if lock.on == on and lock.who != who and frozenset((lock.mode, mode)) in CONFLICTS:
            return None
    return world._replace(held=world.held | {Lock(on, mode, who)})


def advisory(world: World, who: int, place: int, mode: str) -> World | None:
    """The advisory lock of a jurisdiction."""
    return take(world, who, ("jurisdiction", place), mode)


def let_go(world: World, who: int) -> World:
    """All locks of the transaction are gone. PostgreSQL does this after its rows have become visible."""
    return world._replace(held=frozenset(lock for lock in world.held if lock.who != who))
