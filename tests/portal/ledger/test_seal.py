"""Sealing loses nothing, whoever commits when and however many seal."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Flag

import pytest
from django.db import DatabaseError, connection, connections, transaction

from portal.ledger.merkle import root
from portal.ledger.models import Event, Leaf, Seal, Unsealed
from portal.ledger.seal import seal_all, seal_batch
from tests.factories.events import event, events

pytestmark = pytest.mark.django_db
REFUSED = r"Cannot update or delete|keeps every row"


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def test_the_root_is_the_one_of_certificate_transparency():
    a, b, c, d, e = (hashlib.sha256(b"\x00" + bytes([n])).digest() for n in range(5))
    left = node(node(a, b), node(c, d))
    assert root([leaf.hex() for leaf in (a, b, c, d, e)]) == node(left, e).hex()
    assert root([a.hex()]) == a.hex()
    assert root([leaf.hex() for leaf in (a, b, c)]) == node(node(a, b), c).hex()


def test_what_waits_is_sealed_in_one_gapless_order():
    events(3)
    first = seal_batch()
    events(4)
    second = seal_batch()
    assert first is not None
    assert second is not None
    assert (second.first_position, second.size, second.previous) == (3, 4, first.digest)
    assert list(Leaf.objects.order_by("position").values_list("position", flat=True)) == list(range(7))
    assert not Unsealed.objects.exists()


def test_when_nothing_waits_no_seal_is_made():
    events(1)
    seal_all()
    assert seal_all() == 0


def test_much_is_sealed_in_batches():
    events(7)
    sizes = [seal.size for seal in iter(lambda: seal_batch(most=3), None)]
    assert sizes == [3, 3, 1]


def test_an_event_cannot_leave_the_waiting_list_unsealed():
    waits = event()
    with pytest.raises(DatabaseError, match="waits for its seal"), transaction.atomic():
        Unsealed.objects.filter(event=waits).delete()


@pytest.mark.django_db(transaction=True)
def test_an_event_that_commits_after_a_later_one_was_sealed_is_not_lost():
    written, may_commit = Flag(), Flag()

    def slow_act() -> int:
        with transaction.atomic():
            pk = event("slow").pk
            written.set()
            may_commit.wait(10)
        connection.close()
        return pk

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(slow_act)
        written.wait(10)
        quick = event("quick")
        seal_all()
        assert list(Leaf.objects.values_list("event_id", flat=True)) == [quick.pk]
        may_commit.set()
        slow_pk = slow.result()
    assert slow_pk < quick.pk, "the test is about an event with an older number"
    seal_all()
    assert list(Leaf.objects.order_by("position").values_list("event_id", flat=True)) == [quick.pk, slow_pk]


@pytest.mark.django_db(transaction=True)
def test_many_who_seal_and_write_at_once_make_one_order():
    def write_and_seal(_: int) -> None:
        try:
            for _ in range(5):
                event()
                seal_all()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write_and_seal, range(4)))
    seal_all()
    assert Event.objects.count() == Leaf.objects.count() == 20
    assert list(Leaf.objects.order_by("position").values_list("position", flat=True)) == list(range(20))
    assert sum(Seal.objects.values_list("size", flat=True)) == 20


@pytest.mark.parametrize("table", ["ledger_event", "ledger_leaf", "ledger_seal"])
@pytest.mark.parametrize("words", ["UPDATE {} SET digest = digest", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_sql_neither_changes_nor_removes_a_row(table: str, words: str):
    events(2)
    seal_all()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
            cursor.execute(words.format(table))
