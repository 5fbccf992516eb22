"""What takes long to set is set once for tests that follow each other.

`@scene` makes a fixture of a function. The first test that asks for it sets the scene, in a transaction that
stays open; it and each one that follows runs in a savepoint of its own and gets its own copy of what the
function returned, so none sees what another did. Before a test that asks for no scene or another one, all is
rolled back. A test with real transactions sets the scene for itself alone.

PostgreSQL's `now()` is the moment at which the scene was set; `clock_timestamp()` goes on.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

SCENES: dict[str, Callable[[], Any]] = {}


class Stage:
    """The one scene that is set, if any."""

    name = ""
    made: Any = None
    blocker: DjangoDbBlocker

    def set(self, name: str) -> None:
        if name == self.name and connection.is_usable():
            return
        self.clear()
        self._open = transaction.atomic()
        self._open.__enter__()
        self.name = name
        try:
            self.made = SCENES[name]()
            connection.check_constraints()
        except BaseException:
            self.clear()
            raise

    def clear(self) -> None:
        if not self.name:
            return
        self.name, self.made = "", None
        with self.blocker.unblock():
            transaction.set_rollback(True)
            self._open.__exit__(None, None, None)


_stage = Stage()


def scene(make: Callable[[], Any]) -> Any:
    """A fixture of this function's name."""
    name = make.__name__
    SCENES[name] = make

    @pytest.fixture(name=name)
    def shown(_django_db_helper: None) -> Any:
        return deepcopy(_stage.made) if _stage.name == name else make()

    return shown


def _wanted(item: pytest.Item) -> str:
    names = getattr(item, "fixturenames", ())
    marker = item.get_closest_marker("django_db")
    if {"transactional_db", "live_server"} & set(names) or (marker and marker.kwargs.get("transaction")):
        return ""
    return next((name for name in names if name in SCENES), "")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before any fixture of the test, for some copy the database or leave it."""
    if _stage.name != _wanted(item):
        _stage.clear()


@pytest.fixture(scope="session")
def _stage_ends(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Any:
    _stage.blocker = django_db_blocker
    yield
    _stage.clear()


@pytest.fixture
def _scene_is_set(
    request: pytest.FixtureRequest, _stage_ends: None, django_db_blocker: DjangoDbBlocker
) -> None:
    if name := _wanted(request.node):
        with django_db_blocker.unblock():
            _stage.set(name)


@pytest.fixture
def _django_db_helper(_scene_is_set: None, _django_db_helper: None) -> None:
    """pytest-django's own transaction around the test begins after that of the scene."""
