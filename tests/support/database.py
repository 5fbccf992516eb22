"""The test database: after a test with real transactions it returns to what the migrations left.

Django would flush it: truncate every table, reference data included, and stop at append-only tables.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from tests.support.migrating import each_model_alone

BASELINE = Path(__file__).with_name("baseline.sql")


@pytest.fixture(scope="session")
def _quick_migrations() -> pytest.MonkeyPatch:
    return each_model_alone()


@pytest.fixture(scope="session")
def django_db_setup(
    _quick_migrations: pytest.MonkeyPatch, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Remember every table as the migrations left it."""
    _quick_migrations.undo()
    with django_db_blocker.unblock():
        remember()


def remember() -> None:
    """From now on the database returns to what is there."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS baseline CASCADE")
        cursor.execute(BASELINE.read_text())
        cursor.execute("SELECT baseline.remember()")


@pytest.fixture(scope="session", autouse=True)
def _return_to_baseline_instead_of_flushing() -> Iterator[None]:
    def restore(case: TransactionTestCase) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT baseline.restore()")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", restore)
        yield
