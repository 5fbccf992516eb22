"""A set-up form that remembers how its record was when it was opened, so that no save undoes another's."""

from __future__ import annotations  # Django's forms are generic for the type checker only

import hashlib
import json
from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _


class AsReadForm(forms.ModelForm):  # type: ignore[type-arg]  # no generic at run time
    """Refuses to save over what somebody else saved meanwhile, naming the fields; saving again overwrites."""

    as_read = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = fingerprints(self.instance, list(self._meta.fields or self.fields))
        self.initial["as_read"] = json.dumps(self.found)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        read = _read(self.data.get(self.add_prefix("as_read"), ""))
        changed = [name for name, mark in self.found.items() if read.get(name, mark) != mark]
        if changed:
            self._remember_what_is_there_now()
            names = ", ".join(str(self.fields[name].label or name) for name in changed if name in self.fields)
            text = _(
                "Somebody saved this record after you opened it: %(fields)s. What you typed is kept. Look"
                " at the record in another tab; saving again puts yours in its place."
            )
            raise forms.ValidationError(text % {"fields": names or ", ".join(changed)})
        return cleaned

    def _remember_what_is_there_now(self) -> None:
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed[self.add_prefix("as_read")] = json.dumps(self.found)
        self.data = typed


def fingerprints(record: Model, names: list[str]) -> dict[str, str]:
    """A short mark of each column of a record that is there; none for a new one."""
    if record.pk is None:
        return {}
    columns = [field for field in record._meta.concrete_fields if field.name in names]
    marks = {field.name: _mark(field.value_from_object(record)) for field in columns}
    for several in record._meta.many_to_many:
        if several.name in names:
            chosen = getattr(record, several.name).order_by("pk").values_list("pk", flat=True)
            marks[several.name] = _mark(list(chosen))
    return marks


def _mark(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:12]


def _read(text: str) -> dict[str, str]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
