"""Deeds: what may happen in a life, how often, and what chance chooses for each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as some

Method = TypeVar("Method", bound=Callable[..., None])


@dataclass(frozen=True, repr=False)
class Deed:
    """One method of the machine. It `needs` something of the life to be there; more `often` weighs more."""

    name: str
    does: Callable[..., None]
    draws: some.SearchStrategy[dict[str, Any]]
    often: int
    needs: str

    def __repr__(self) -> str:
        return self.name

    def is_possible(self, life: Any) -> bool:
        return not self.needs or bool(getattr(life, self.needs))


MARKED: dict[Any, Deed] = {}


def deed(often: int = 1, needs: str = "", **draws: some.SearchStrategy[Any]) -> Callable[[Method], Method]:
    """Make a method a deed of the machine.

    Rules of Hypothesis have no weights, and it switches most of them off in most of the lives: many a life
    would be one job running forty times.
    """

    def mark(method: Method) -> Method:
        MARKED[method] = Deed(method.__name__, method, some.fixed_dictionaries(draws), often, needs)
        return method

    return mark


@cache
def deeds_of(life: type) -> list[Deed]:
    """All of them, each as many times as it is weighed, always in the same order: the heaviest first.

    Hypothesis takes what is first in a list far more often than anything else.
    """
    methods = (getattr(life, name) for name in sorted(dir(life)) if not name.startswith("_"))
    found = [MARKED[method] for method in methods if callable(method) and method in MARKED]
    found.sort(key=lambda one: -one.often)
    return [one for one in found for _time in range(one.often)]
