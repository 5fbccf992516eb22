"""In the app: the notice's own row is what the person reads, so there is nothing to carry."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from portal.notifications.models import Notice
from portal.notifications.render import in_app


@contextmanager
def sending() -> Iterator[Callable[[Notice], None]]:
    """Says whether the notice can be shown: one that cannot is an error somebody must see."""

    def show(notice: Notice) -> None:
        in_app(notice)

    yield show
