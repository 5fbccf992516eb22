"""Copy the whole content of one assessment into another, inside the act that carries it forward."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import GeneratedField, Model
from django.utils import timezone

from jurisdictions.assessments.models import CONTENT, Assessment, Consultation, Withdrawal
from jurisdictions.assessments.models.words import Attribution
from jurisdictions.assessments.watching.descent import KINDS, NAMING, Became, followed, kind_of, rows_of
from jurisdictions.assessments.watching.models import Carried

NOT_COPIED = {"id", "assessment"}


def copy_content(before: Assessment, after: Assessment) -> Became:
    """Every row of every kind, pointing at each other as before; returns what became of each.

    What a consultee took back is not carried: their name stays behind, and so does one that is kept too long.
    """
    became: Became = {}
    for model in _in_order():
        rows = list(model._default_manager.filter(assessment=before).order_by("pk"))
        twins = [_twin(row, after, became) for row in rows]
        model._default_manager.bulk_create(twins)
        became[_kind(model)] = {row.pk: twin.pk for row, twin in zip(rows, twins, strict=True)}
        _point_at_selves(model, rows, twins, became)
        _join(model, became)
    Carried.objects.bulk_create(rows_of(became, after))
    return became


def _in_order() -> Iterator[type[Model]]:
    """Each kind after those it points at; texts that name rows last."""
    waiting, done = list(CONTENT), set[type[Model]]()
    late = {KINDS[kind] for kind, _name in NAMING}
    while waiting:
        ready = [
            model
            for model in waiting
            if _needs(model) <= done and (model not in late or set(waiting) <= late)
        ]
        yield from ready
        done.update(ready)
        waiting = [model for model in waiting if model not in done]


def _needs(model: type[Model]) -> set[type[Model]]:
    fields = (*model._meta.concrete_fields, *model._meta.many_to_many)
    return {KINDS[kind] for field in fields if (kind := kind_of(field))} - {model}


def _twin(row: Model, after: Assessment, became: Became) -> Model:
    kind = _kind(type(row))
    values: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.name in NOT_COPIED or isinstance(field, GeneratedField):
            continue
        value, to = getattr(row, field.attname), kind_of(field)
        if to == kind:
            value = None  # pointed at once all of them are there
        elif to is not None and value is not None:
            value = became[to][value]
        elif (kind, field.name) in NAMING:
            value = followed(value, became)
        values[field.attname] = value
    if isinstance(row, Consultation):
        values |= _taken_back(row, timezone.now().date())
    return type(row)(assessment=after, **values)


def _taken_back(row: Consultation, today: date) -> dict[str, Any]:
    """What stays behind of a consultation."""
    of, values = {one.of for one in row.withdrawals.all()}, dict[str, Any]()
    everything = Withdrawal.Of.ALL in of
    if everything:
        values |= {"may_record": False}
    if everything or Withdrawal.Of.NAME in of:
        values |= {"may_name": False, "attribution": Attribution.NONE, "contact_rule": ""}
    if everything or Withdrawal.Of.QUOTE in of:
        values["may_quote"] = False
    if everything or Withdrawal.Of.PUBLISH in of:
        values["may_publish"] = False
    if "may_name" in values or (row.keep_until and row.keep_until < today):
        values["person"] = ""
    return values


def _point_at_selves(model: type[Model], rows: list[Model], twins: list[Model], became: Became) -> None:
    """Rows that point at rows of their own kind, such as an impact that leads to another."""
    kind = _kind(model)
    own = [field for field in model._meta.concrete_fields if kind_of(field) == kind]
    if not own:
        return
    for row, twin in zip(rows, twins, strict=True):
        for field in own:
            setattr(twin, field.attname, became[kind].get(getattr(row, field.attname)))
    model._default_manager.bulk_update(twins, [field.name for field in own])


def _join(model: type[Model], became: Became) -> None:
    """Tables that join rows, such as measures with impacts."""
    for joined in model._meta.many_to_many:
        through: Any = joined.remote_field.through
        mine, other = f"{joined.m2m_field_name()}_id", f"{joined.m2m_reverse_field_name()}_id"
        pairs, to = became[_kind(model)], kind_of(joined)
        rows = through._default_manager.filter(**{f"{mine}__in": list(pairs)}).order_by("pk")
        through._default_manager.bulk_create(
            through(
                **{
                    mine: pairs[getattr(row, mine)],
                    other: became[to][getattr(row, other)] if to else getattr(row, other),
                }
            )
            for row in rows
        )


def _kind(model: type[Model]) -> str:
    return model._meta.model_name or ""
