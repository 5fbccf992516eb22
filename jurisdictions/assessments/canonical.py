"""The whole content of an assessment in one canonical form, and its hash."""

import hashlib
from datetime import date
from typing import Any

from django.db.models import Field, Model

from jurisdictions.assessments.models import CONTENT, Assessment
from jurisdictions.assessments.models.words import State
from portal.encryption import EncryptedText, digest
from portal.ledger.digest import canonical

# What says how far the work is, or where a row lies, is not content.
NOT_CONTENT = {
    "state",
    "signed_at",
    "content_hash",
    "lock_version",
    "assessment",
    "created_at",
    "outdated_because",
    "stored_as",
}


def content_of(assessment: Assessment) -> dict[str, Any]:
    """Everything that is signed: the assessment's own fields, the pauses it governs, every child row.

    `opening` is the number of the version it is, or would be once it is opened for signatures: the same text
    opened again has another hash, and what was signed before does not count again.

    Encrypted texts stand in it as digests: a change of a name voids the signatures, and a version that is
    kept for ever tells no name.
    """
    content = _row(assessment)
    content["opening"] = assessment.versions.count() + (assessment.state == State.DRAFT)
    content["governs"] = sorted(assessment.governs.values_list("reference", flat=True))
    content["template"] = {
        "code": assessment.template.code,
        "version": assessment.template.version,
        "sha256": assessment.template.digest,
    }
    for model in CONTENT:
        rows = model._default_manager.filter(assessment=assessment).order_by("pk")
        content[model._meta.model_name or ""] = [_row(row) for row in rows]
    return content


def hash_of(content: dict[str, Any]) -> str:
    """SHA-256 of the canonical content, as each signature carries it."""
    return hashlib.sha256(canonical(content)).hexdigest()


def _row(row: Model) -> dict[str, Any]:
    fields: list[Field[Any, Any]] = list(row._meta.concrete_fields)
    values = {field.name: _value(row, field) for field in fields if field.name not in NOT_CONTENT}
    for joined in row._meta.many_to_many:
        if joined.name != "governs":
            values[joined.name] = sorted(getattr(row, joined.name).values_list("pk", flat=True))
    return values


def _value(row: Model, field: "Field[Any, Any]") -> Any:
    value = getattr(row, field.attname)
    if isinstance(field, EncryptedText):
        return digest(value)
    return value.isoformat() if isinstance(value, date) else value
