"""The entries of the top bar. Each room registers its own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from portal.accounts.models import User

Visible = Callable[[User], bool]


@dataclass(frozen=True)
class NavItem:
    """One entry: what it says, where it goes, its key after `g`, who sees it, if `?q=` searches it."""

    label: str | Promise
    url_name: str
    key: str
    order: int
    visible: Visible = lambda _user: True
    searched: bool = False


_items: list[NavItem] = []
_badges: list[Callable[[User], int]] = []


def register(item: NavItem) -> None:
    """Add an entry; a room calls this when its app is ready."""
    _items.append(item)
    _items.sort(key=lambda entry: entry.order)


def register_badge(count: Callable[[User], int]) -> None:
    """Add to the number on the bell."""
    _badges.append(count)


def items_for(user: User) -> list[NavItem]:
    """The entries this person sees, in order."""
    return [item for item in _items if item.visible(user)]


def badge_for(user: User) -> int:
    """The number on this person's bell."""
    return sum(count(user) for count in _badges)
