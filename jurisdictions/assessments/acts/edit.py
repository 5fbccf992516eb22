"""Change the content of an assessment."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import GeneratedField, Model, ProtectedError
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.clashes import Row, refuse_clashes
from jurisdictions.assessments.acts.voiding import Standing
from jurisdictions.assessments.blind import blind_to
from jurisdictions.assessments.claims import require_claim
from jurisdictions.assessments.log import head_of
from jurisdictions.assessments.models import (
    CONTENT,
    Assessment,
    Citation,
    Impact,
    SecondRating,
    SourceCopy,
)
from jurisdictions.assessments.models.rating import RATINGS
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder, Stale

# What is set by acts of its own, never by an edit.
NEVER_EDITED = {
    "id",
    "reference",
    "jurisdiction",
    "author",
    "created_at",
    "state",
    "signed_at",
    "content_hash",
    "lock_version",
    "template",
    "carries_on",
    "outdated_because",
}
__all__ = ["Row", "edit"]

# Copies of sources are kept by an act of their own, which finds their hash; a second rating is given by its
# rater alone (`rate_second`).
EDITED = frozenset(CONTENT) - {SourceCopy, SecondRating}
OWN_FIELDS = frozenset(field.name for field in Assessment._meta.concrete_fields) - NEVER_EDITED


def edit(  # noqa: PLR0913 -- what one page sends, and why
    by: User,
    assessment: Assessment,
    section: str,
    *,
    fields: dict[str, Any] | None = None,
    rows: Sequence[Row] = (),
    joined: dict[str, Sequence[Model]] | None = None,
    lock_version: int | None = None,
    seen: dict[str, Any] | None = None,
    why: str = "",
) -> Assessment:
    """Save one section. What was open for signatures is a draft again: its signatures count no more.

    Whoever gave one is told; `voided` of what is returned says how many fell.

    The log of changes keeps `why`; it is needed where somebody signed what is changed.
    Refuses with Clashes when a field is not what its writer saw, Stale when somebody saved since
    `lock_version`, OutOfOrder when it is signed, Invalid or NotPermitted.
    """
    with performing("assessment.edit", by=by, needs=Permission.ASSESS, within=assessment.jurisdiction) as act:
        found = (
            Assessment.objects.select_for_update(of=("self",))
            .select_related("jurisdiction")
            .get(pk=assessment.pk)
        )
        if lock_version is not None and found.lock_version != lock_version:
            raise Stale(_("A colleague saved this assessment after you opened it."))
        standing = Standing(found)
        if fields or rows or joined:
            _require_reason(found, why)
        act.because(why)
        refuse_clashes(found, (fields or {}) | (joined or {}), seen or {}, rows)
        changed = _own(found, fields or {})
        for row in rows:
            _apply(by, found, row)
        for name, several in (joined or {}).items():
            getattr(found, name).set(several)
        Assessment.objects.filter(pk=found.pk).update(lock_version=found.lock_version + 1)
        found.refresh_from_db()
        detail = {"section": section, "fields": changed, "rows": len(rows), "voided": standing.fell(found)}
        detail["log"] = head_of(found)
        act.record(on=found, places=found.jurisdiction.ancestors, detail=detail)
        standing.tell(act, found)
    return found


def _require_reason(found: Assessment, why: str) -> None:
    """Whoever takes a colleague's signature away says why."""
    under_it = found.signatures.filter(content_hash=found.content_hash)
    if found.state == "signing" and not why.strip() and under_it.exists():
        raise Invalid({"why": _("Somebody signed this content: say why you change it.")})


def _own(found: Assessment, fields: dict[str, Any]) -> list[str]:
    unknown = set(fields) - OWN_FIELDS
    if unknown:
        raise ValueError(f"not content of an assessment: {sorted(unknown)}")
    changed = [name for name, value in fields.items() if getattr(found, name) != value]
    for name in changed:
        setattr(found, name, fields[name])
    if changed:
        found.save(update_fields=changed)
    return changed


def _apply(by: User, found: Assessment, row: Row) -> None:
    if row.model not in EDITED:
        raise ValueError(f"{row.model.__name__} is not content of an assessment")
    if row.remove:
        _remove(row.model._default_manager.get(pk=row.pk, assessment=found))
        return
    joined = {field.name for field in row.model._meta.many_to_many}
    one = _there(found, row)
    stored = _stored(one) if one.pk else {}
    for name in set(row.values) - joined:
        setattr(one, name, row.values[name])
    if isinstance(one, Impact) and any(getattr(one, name) != stored.get(name) for name in RATINGS):
        _rate_first(by, found, one)
    _check(found, one)
    _save(one, stored)
    for name in joined & set(row.values):
        getattr(one, name).set(row.values[name])


def _check(found: Assessment, one: Model) -> None:
    try:
        one.full_clean()
    except ValidationError as error:
        raise Invalid({"__all__": error.messages}) from error
    if isinstance(one, Citation):
        require_claim(found, one.about)


def _there(found: Assessment, row: Row) -> Model:
    if row.pk is None:
        return row.model(assessment=found)
    return row.model._default_manager.get(pk=row.pk, assessment=found)


def _stored(one: Model) -> dict[str, Any]:
    fields = (field for field in one._meta.concrete_fields if not isinstance(field, GeneratedField))
    return {field.name: getattr(one, field.attname) for field in fields}


def _save(one: Model, stored: dict[str, Any]) -> None:
    """Write what is new alone: an encrypted text that nobody touched is not encrypted anew, nor logged."""
    if one.pk is None:
        one.save()
    elif changed := [name for name, value in _stored(one).items() if value != stored[name]]:
        one.save(update_fields=changed)


def _rate_first(by: User, found: Assessment, impact: Impact) -> None:
    """Whoever changes a rating of an impact is its first rater from then on.

    Refuses with OutOfOrder a second rater who would write over what is hidden from them.
    """
    if impact.pk in blind_to(by, found).impacts:
        raise OutOfOrder(_("You are asked to rate it second: what the first gave is not yours to change."))
    impact.rated_by = by


def _remove(one: Model) -> None:
    if isinstance(one, Impact):
        one.second_ratings.all().delete()
    for joined in one._meta.many_to_many:
        getattr(one, joined.name).clear()
    try:
        one.delete()
    except ProtectedError as error:
        kinds = {str(row._meta.verbose_name_plural) for row in error.protected_objects}
        words = {"row": one, "others": ", ".join(sorted(kinds))}
        text = _("“%(row)s” is named by other rows (%(others)s): remove or change those first.")
        raise Invalid({"__all__": [text % words]}) from error
