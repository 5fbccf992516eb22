"""One thing that is wrong with a template."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where: the keys and numbers that lead to it from the top."""

    path: Path
    text: str


def in_words(problem: Problem, body: Any, line: int = 0) -> str:
    """The problem as an administrator reads it; parts of a list go by their code where they have one."""
    names, here = [], body
    for step in problem.path:
        here = _inside(here, step)
        named = isinstance(step, int) and isinstance(here, dict) and isinstance(here.get("code"), str)
        names.append(here["code"] if named else str(step + 1) if isinstance(step, int) else step)
    place = " › ".join(names)
    if line and place:
        place = _("Line %(line)d, %(place)s") % {"line": line, "place": place}
    elif line:
        place = _("Line %(line)d") % {"line": line}
    return f"{place}: {problem.text}" if place else problem.text


def _inside(here: Any, step: str | int) -> Any:
    try:
        return here[step]
    except (KeyError, IndexError, TypeError):
        return None
