"""The whole content of an assessment in one canonical form, and its hash."""

import hashlib
from datetime import date
from typing import Any

from django.db.models import Field, Model

from jurisdictions.assessments.models import CONTENT, Assessment
from portal.ledger.digest import canonical

# What says how far the work is, or where a row lies, is not content.
NOT_CONTENT = {"state", "signed_at", "content_hash", "lock_version", "assessment", "created_at"}


def content_of(assessment: Assessment) -> dict[str, Any]:
    """Everything that is signed: the assessment's own fields, the pauses it governs, every child row."""
    content = _row(assessment)
    content["governs"] = sorted(assessment.governs.values_list("reference", flat=True))
    for model in CONTENT:
        rows = model._default_manager.filter(assessment=assessment).order_by("pk")
        content[model._meta.model_name or ""] = [_row(row) for row in rows]
    return content


def hash_of(content: dict[str, Any]) -> str:
    """SHA-256 of the canonical content, as each signature carries it."""
    return hashlib.sha256(canonical(content)).hexdigest()


def _row(row: Model) -> dict[str, Any]:
    fields: list[Field[Any, Any]] = list(row._meta.concrete_fields)
    return {field.name: _value(row, field) for field in fields if field.name not in NOT_CONTENT}


def _value(row: Model, field: "Field[Any, Any]") -> Any:
    value = getattr(row, field.attname)
    return value.isoformat() if isinstance(value, date) else value
