"""The same step of the clock on both sides."""

from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from tests.proofs.machine.database import let_pass
from tests.proofs.machine.oracle import Oracle

# Every span of the machine is a multiple of this, and an example lives far shorter in real time: so nothing
# ever falls between the moment the product looks and the moment the oracle does.
TICK = timedelta(minutes=10)


def step(oracle: Oracle, span: timedelta) -> None:
    """Let time pass: every moment that anybody knows lies that much further back."""
    let_pass(span)
    records: list[Any] = [*oracle.pauses.values(), *oracle.cases.values(), *oracle.mandates]
    records += oracle.glasses
    for case in oracle.cases.values():
        records += [*case.decisions, *case.productions]
    for record in records:
        _move(record, span)


def _move(record: Any, span: timedelta) -> None:
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, datetime):
            setattr(record, field.name, value - span)
        elif field.name == "stages":
            setattr(record, field.name, [(begins - span, until - span) for begins, until in value])
