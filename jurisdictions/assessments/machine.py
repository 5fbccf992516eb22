"""Texts that a machine drafted: what they say now, and what stands beside them wherever they are read."""

from typing import Any

from django.db.models import Model
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jurisdictions.assessments.blind import NOBODY, Blind
from jurisdictions.assessments.claims import KINDS, has_field
from jurisdictions.assessments.models import Assessment, MachineDraft


def marks_of(found: Assessment) -> dict[str, str]:
    """By the path of each text: which machine drafted it, and who adopted it."""
    drafts = found.machine_drafts.select_related("adopted_by")
    return {draft.about: mark_of(draft) for draft in drafts}


def mark_of(draft: MachineDraft) -> str:
    """Such as “Drafted by a machine (NAME OF IT); nobody has adopted it yet”."""
    words = {"tool": draft.tool}
    if draft.adopted_by is None:
        return _("Drafted by a machine (%(tool)s); nobody has adopted it yet") % words
    words |= {"person": draft.adopted_by.name, "day": _day(draft)}
    return _("Drafted by a machine (%(tool)s); read and adopted by %(person)s %(day)s") % words


def in_words(about: str) -> str:
    """What a path names, such as “Impact 3: scale” for `impact:3.scale`."""
    kind, _colon, rest = about.partition(":")
    number, _dot, name = rest.partition(".")
    if kind == "assessment":
        return capfirst(_label(Assessment, rest))
    if kind not in KINDS:
        return about
    row = f"{capfirst(str(KINDS[kind]._meta.verbose_name))} {number}"
    return f"{row}: {_label(KINDS[kind], name)}" if name else row


def _label(model: type[Model], name: str) -> str:
    """A field's label; its bare name where there is no such field."""
    return str(getattr(model._meta.get_field(name), "verbose_name", name)) if has_field(model, name) else name


def text_of(found: Assessment, draft: MachineDraft, blind: Blind = NOBODY) -> str:
    """What the field says now, or every text of the row where no field is named; empty where it is gone.

    Empty too where the reader is blind to it.
    """
    if blind.hides_path(draft.about):
        return ""
    kind, _colon, rest = draft.about.partition(":")
    if kind == "assessment":
        return str(getattr(found, rest, ""))
    number, _dot, name = rest.partition(".")
    if kind not in KINDS or not number.isdecimal():
        return ""
    row = KINDS[kind]._default_manager.filter(pk=int(number), assessment=found).first()
    if row is None:
        return ""
    names = [name] if name else [field.name for field in row._meta.fields if _is_prose(field)]
    return "\n\n".join(text for text in (str(getattr(row, one, "") or "") for one in names) if text)


def _is_prose(field: Any) -> bool:
    return bool(field.get_internal_type() == "TextField" and field.editable)


def _day(draft: MachineDraft) -> str:
    return str(date_format(draft.adopted_at, "j F Y")) if draft.adopted_at else ""
