"""Whoever changes, drops, adds or moves anything behind the ledger's back is found."""

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import given
from hypothesis import strategies as some

from portal.ledger import rows
from portal.ledger.digest import event_digest
from portal.ledger.models import Event, Leaf, Seal
from portal.ledger.seal import seal_all, seal_batch
from portal.ledger.verify import problems
from portal.ledger.write import facts_of
from tests.factories.events import event, events

pytestmark = pytest.mark.django_db
Tamper = Callable[[random.Random], None]


def findings() -> list[str]:
    return list(problems(rows.seals(), rows.leaves(), rows.waiting()))


def verify(*words: str) -> str:
    out = StringIO()
    call_command("ledger", "verify", *words, stdout=out)
    return out.getvalue()


@contextmanager
def behind_its_back() -> Iterator[None]:
    """As somebody with the database's own password, who switches triggers and foreign keys off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


Value = str | int | list[int] | None


def one_of(chance: random.Random, changes: list[tuple[str, Value]]) -> tuple[str, Value]:
    return chance.choice(changes)


def sql(words: str, *values: Value) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words, values)
        assert cursor.rowcount > 0, "the tamper touched nothing, so the test would prove nothing"


@pytest.fixture
def sealed() -> None:
    """Three seals of five, seven and three events, and two events that wait."""
    for size in (5, 7, 3):
        events(size)
        seal_batch()
    events(2)


def an_event(chance: random.Random) -> Event:
    return chance.choice(list(Event.objects.filter(leaf__isnull=False)))


def change_a_fact(chance: random.Random) -> None:
    column, value = one_of(
        chance,
        [
            ("verb", "request.forget"),
            ("channel", "api"),
            ("subject_kind", "reviews.other"),
            ("subject_id", 0),
            ("subject_ref", "R-000000"),
            ("at", "2020-07-01T00:00:00Z"),
            ("actor_id", None),
            ("places", [4711]),
            ("detail", '{"number": 4711}'),
            ("digest", "0" * 64),
            ("digest", "no digest"),
        ],
    )
    sql(f"UPDATE ledger_event SET {column} = %s WHERE id = %s", value, an_event(chance).pk)  # noqa: S608


def change_a_fact_and_its_digest(chance: random.Random) -> None:
    changed = an_event(chance)
    changed.verb = "request.forget"
    digest = event_digest(facts_of(changed))
    sql("UPDATE ledger_event SET verb = %s, digest = %s WHERE id = %s", changed.verb, digest, changed.pk)


def change_a_fact_its_digest_and_its_leaf(chance: random.Random) -> None:
    changed = an_event(chance)
    changed.verb = "request.forget"
    digest = event_digest(facts_of(changed))
    sql("UPDATE ledger_event SET verb = %s, digest = %s WHERE id = %s", changed.verb, digest, changed.pk)
    sql("UPDATE ledger_leaf SET digest = %s WHERE event_id = %s", digest, changed.pk)


def change_a_leaf(chance: random.Random) -> None:
    _, value = one_of(chance, [("digest", "0" * 64), ("digest", "no digest"), ("digest", "")])
    sql("UPDATE ledger_leaf SET digest = %s WHERE event_id = %s", value, an_event(chance).pk)


def drop_an_event(chance: random.Random) -> None:
    sql("DELETE FROM ledger_event WHERE id = %s", an_event(chance).pk)


def drop_a_waiting_event(chance: random.Random) -> None:
    waits = chance.choice(list(Event.objects.filter(leaf=None)))
    sql("DELETE FROM ledger_event WHERE id = %s", waits.pk)


def drop_a_leaf(chance: random.Random) -> None:
    sql("DELETE FROM ledger_leaf WHERE event_id = %s", an_event(chance).pk)


def drop_an_event_with_its_leaf(chance: random.Random) -> None:
    gone = an_event(chance).pk
    sql("DELETE FROM ledger_leaf WHERE event_id = %s", gone)
    sql("DELETE FROM ledger_event WHERE id = %s", gone)


def drop_a_seal(chance: random.Random) -> None:
    sql("DELETE FROM ledger_seal WHERE id = %s", chance.choice(list(Seal.objects.all())).pk)


def drop_a_seal_with_everything_in_it(chance: random.Random) -> None:
    gone = chance.choice(list(Seal.objects.order_by("pk"))[:-1])
    inside = list(Leaf.objects.filter(seal=gone).values_list("event_id", flat=True))
    sql("DELETE FROM ledger_leaf WHERE seal_id = %s", gone.pk)
    sql("DELETE FROM ledger_event WHERE id = ANY (%s)", inside)
    sql("DELETE FROM ledger_seal WHERE id = %s", gone.pk)


def change_a_seal(chance: random.Random) -> None:
    column, value = one_of(
        chance, [("at", "2020-07-01T00:00:00Z"), ("root", "0" * 64), ("previous", "1" * 64), ("size", 99)]
    )
    seal = chance.choice(list(Seal.objects.all()))
    sql(f"UPDATE ledger_seal SET {column} = %s WHERE id = %s", value, seal.pk)  # noqa: S608


def add_an_event(chance: random.Random) -> None:
    model = an_event(chance)
    model.pk = None
    model.verb = "request.invented"
    model.digest = event_digest(facts_of(model))
    model.save(force_insert=True)  # no trigger puts it on the waiting list now


def swap_two_leaves(chance: random.Random) -> None:
    one, other = chance.sample(list(Leaf.objects.all()), 2)
    for position, its in ((-1, one), (one.position, other), (other.position, one)):
        sql("UPDATE ledger_leaf SET position = %s WHERE event_id = %s", position, its.event_id)


def swap_what_two_events_say(chance: random.Random) -> None:
    one, other = chance.sample(list(Event.objects.filter(leaf__isnull=False)), 2)
    words = "UPDATE ledger_event SET detail = %s, digest = %s WHERE id = %s"
    sql(words, json.dumps(other.detail), other.digest, one.pk)
    sql(words, json.dumps(one.detail), one.digest, other.pk)


def move_a_leaf_to_another_seal(chance: random.Random) -> None:
    leaf = chance.choice(list(Leaf.objects.all()))
    other = chance.choice(list(Seal.objects.exclude(pk=leaf.seal_id)))
    sql("UPDATE ledger_leaf SET seal_id = %s WHERE event_id = %s", other.pk, leaf.event_id)


def renumber_an_event(chance: random.Random) -> None:
    sql("UPDATE ledger_event SET id = 1000000 WHERE id = %s", an_event(chance).pk)


TAMPERS: list[Tamper] = [
    change_a_fact,
    change_a_fact_and_its_digest,
    change_a_fact_its_digest_and_its_leaf,
    change_a_leaf,
    drop_an_event,
    drop_a_waiting_event,
    drop_a_leaf,
    drop_an_event_with_its_leaf,
    drop_a_seal,
    drop_a_seal_with_everything_in_it,
    change_a_seal,
    add_an_event,
    swap_two_leaves,
    swap_what_two_events_say,
    move_a_leaf_to_another_seal,
    renumber_an_event,
]


def test_an_honest_ledger_is_whole(sealed: None):
    assert findings() == []
    assert "is whole" in verify()


def test_an_empty_ledger_is_whole():
    assert findings() == []


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("tamper", TAMPERS, ids=lambda tamper: tamper.__name__)
def test_tampering_is_found(tamper: Tamper, seed: int, sealed: None):
    with behind_its_back():
        tamper(random.Random(seed))
    assert findings() != []


def test_the_changed_event_is_named(sealed: None):
    changed = Event.objects.filter(leaf__isnull=False)[3]
    with behind_its_back():
        sql("UPDATE ledger_event SET verb = 'request.forget' WHERE id = %s", changed.pk)
    assert findings() == [f"Event {changed.pk} was changed: its digest does not fit its facts."]
    with pytest.raises(CommandError, match="does not hold: 1 findings"):
        verify()


def test_a_rewritten_end_is_found_by_a_seal_noted_earlier(sealed: None):
    noted = Seal.objects.latest("pk").digest
    assert "is whole" in verify("--expect", noted)
    with behind_its_back():
        inside = list(Leaf.objects.filter(seal__digest=noted).values_list("event_id", flat=True))
        sql("DELETE FROM ledger_leaf WHERE event_id = ANY (%s)", inside)
        sql("DELETE FROM ledger_event WHERE id = ANY (%s)", inside)
        sql("DELETE FROM ledger_seal WHERE digest = %s", noted)
    assert findings() == [], "nothing inside the database can tell: that is what noting a seal is for"
    with pytest.raises(CommandError):
        verify("--expect", noted)


PLAIN = some.recursive(
    some.none()
    | some.booleans()
    | some.integers(-(2**63), 2**63)
    | some.text(some.characters(codec="utf-8")),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(some.characters(codec="utf-8")), inner),
    max_leaves=6,
)


@given(detail=some.dictionaries(some.text(some.characters(codec="utf-8", exclude_characters="\x00")), PLAIN))
def test_whatever_an_act_writes_comes_back_with_its_digest(detail: dict[str, Any], django_db_blocker):
    if "\\u0000" in json.dumps(detail):
        return  # PostgreSQL keeps no NUL: the act itself would fail
    written = event(detail=detail)
    again = Event.objects.get(pk=written.pk)
    assert event_digest(facts_of(again)) == written.digest


def test_a_fraction_is_refused_because_it_may_not_come_back_the_same():
    with pytest.raises(TypeError, match="float"):
        event(detail={"share": 1e22})


class TestFile:
    """An export is verified without the database it came from."""

    @pytest.fixture
    def file(self, sealed: None, tmp_path: Path) -> Path:  # noqa: ARG002 -- a ledger to export
        path = tmp_path / "ledger.jsonl"
        call_command("ledger", "export", str(path), stdout=StringIO())
        return path

    def test_an_honest_export_is_whole(self, file: Path):
        assert "is whole" in verify("--file", str(file))
        assert "is whole" in verify("--file", str(file), "--expect", Seal.objects.latest("pk").digest)

    @pytest.mark.parametrize("seed", range(40))
    def test_any_change_of_a_line_is_found(self, file: Path, seed: int):
        chance = random.Random(seed)
        lines = file.read_text().splitlines()
        number = chance.randrange(len(lines))
        lines[number] = self.altered(lines[number], chance)
        file.write_text("\n".join(lines) + "\n")
        with pytest.raises(CommandError):
            verify("--file", str(file))

    def test_every_digit_of_a_line_counts(self, file: Path):
        lines = file.read_text().splitlines()
        whole = [line for line in lines if '"leaf"' in line][7]
        number = lines.index(whole)
        for place in [place for place, letter in enumerate(whole) if letter.isdigit()]:
            other = "7" if whole[place] != "7" else "3"
            lines[number] = whole[:place] + other + whole[place + 1 :]
            file.write_text("\n".join(lines) + "\n")
            with pytest.raises(CommandError):
                verify("--file", str(file))

    def altered(self, line: str, chance: random.Random) -> str:
        """One letter or digit becomes another one, so that the line mostly stays readable."""
        places = [number for number, letter in enumerate(line) if letter.isalnum()]
        place = chance.choice(places)
        other = chance.choice([letter for letter in "0123456789abcdef" if letter != line[place]])
        return line[:place] + other + line[place + 1 :]

    @pytest.mark.parametrize("seed", range(10))
    def test_a_dropped_line_is_found(self, file: Path, seed: int):
        lines = file.read_text().splitlines()
        del lines[random.Random(seed).randrange(len(lines))]
        file.write_text("\n".join(lines) + "\n")
        with pytest.raises(CommandError):
            verify("--file", str(file))

    @pytest.mark.parametrize("seed", range(10))
    def test_a_line_that_stands_twice_is_found(self, file: Path, seed: int):
        lines = file.read_text().splitlines()
        lines.append(random.Random(seed).choice(lines))
        file.write_text("\n".join(lines) + "\n")
        with pytest.raises(CommandError):
            verify("--file", str(file))

    def test_lines_in_another_order_are_found(self, file: Path):
        lines = file.read_text().splitlines()
        lines[2], lines[3] = lines[3], lines[2]
        file.write_text("\n".join(lines) + "\n")
        with pytest.raises(CommandError):
            verify("--file", str(file))


def test_seal_all_is_what_the_command_does(sealed: None):
    out = StringIO()
    call_command("ledger", "seal", stdout=out)
    assert out.getvalue() == "1 seals made.\n"
    assert seal_all() == 0
