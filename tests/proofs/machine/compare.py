"""What people are shown, beside what the oracle counts: after each step one part of it, in turn."""

from dataclasses import asdict
from typing import Any

from jurisdictions.pauses.effects import effects_of
from jurisdictions.pauses.models import Pause as StoredPause
from reviews.desk.held import pauses_holding
from reviews.desk.workable import queue_counts, workable_ids
from reviews.models import Queue, Request
from tests.proofs.machine import counts
from tests.proofs.machine.act import Difference
from tests.proofs.machine.cast import Cast, Person
from tests.proofs.machine.oracle import Oracle

PARTS = 6


def compare(oracle: Oracle, cast: Cast, turn: int) -> None:
    """Raise a Difference at the first thing that differs in the part whose turn it is."""
    part = turn % PARTS
    if part in {0, 3}:
        _states(oracle)
        _holds(oracle, None)
    elif part in {1, 4}:
        reviewers = cast.with_right("review")
        _queues(oracle, reviewers[turn // PARTS % len(reviewers)])
    elif part == 2:
        _effects(oracle)
    else:
        _holds(oracle, ("review", "production")[turn // PARTS % 2])


def _same(what: str, product: Any, oracle: Any) -> None:
    if product != oracle:
        raise Difference(f"{what}: the product says {product}, the oracle {oracle}")


def _states(oracle: Oracle) -> None:
    stored = dict(Request.objects.values_list("pk", "state"))
    _same("states", stored, {case.id: case.state for case in oracle.cases.values()})


def _holds(oracle: Oracle, step: str | None) -> None:
    found = pauses_holding(oracle.cases, step=step)
    product = {pk: [pause.pk for pause in pauses] for pk, pauses in found.items()}
    naive = {pk: oracle.holding(case, step or case.next_step) for pk, case in oracle.cases.items()}
    _same(f"held at {step or 'the next step'}", product, {pk: held for pk, held in naive.items() if held})


def _queues(oracle: Oracle, person: Person) -> None:
    queues = list(Queue.objects.all())
    for limit in (2, 100):
        product = workable_ids(person.user, queues, limit)
        naive = counts.workable(oracle, person, {queue.pk for queue in queues})[:limit]
        _same(f"workable for {person.name}, at most {limit}", product, naive)
    found = queue_counts(person.user)
    shown = {count.queue.pk: (count.workable, count.held, count.overdue) for count in found}
    _same(f"queues of {person.name}", shown, counts.queue_counts(oracle, person))


def _effects(oracle: Oracle) -> None:
    now = oracle.now
    pauses = [pause.id for pause in oracle.pauses.values() if pause.in_force(now)]
    _same("in force", sorted(StoredPause.objects.in_force().values_list("pk", flat=True)), sorted(pauses))
    found = effects_of(list(StoredPause.objects.filter(pk__in=pauses)))
    for pk in pauses:
        _same(f"effect of pause {pk}", asdict(found[pk]), counts.effect(oracle, pk))
