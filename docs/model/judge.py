"""What must never happen: a production that becomes visible although a pause was promised.

A pause is promised from the return of its COMMIT (a scheduled one: from its start, when that is later) until
its lift is visible. That is a little more than is asked for, which is until the lift begins.
"""

from docs.model.world import Pause, World, covers


def judged(world: World, name: str) -> tuple[str, str]:
    """Of a production of this request that becomes visible now: what leaked, and a mark of what it shows."""
    request = dict(world.data.requests)[name]
    covering = [pause for pause in world.data.pauses if covers(pause, request, world.data.tree)]
    broken = [pause.name for pause in covering if _is_promised(pause, world)]
    leak = f"a production of {name} became visible under {' and '.join(broken)}" if broken else ""
    if any(pause.lifted for pause in covering):
        return leak, "produced after a lift"
    return leak, "produced by exception" if request.excepted else "produced"


def _is_promised(pause: Pause, world: World) -> bool:
    if pause.lifted or pause.name not in world.promised:
        return False
    return not pause.scheduled or pause.starts <= world.clock
