"""Set-up pages whose every change is an act: asked for, and written into the ledger in one transaction."""

from __future__ import annotations  # Django's forms are generic for the type checker only

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest

from portal.acts.perform import performing


class LedgeredAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # no generic at run time
    """A model's pages in the administration; saving one writes the event `<model>.set_up`.

    Django asks for its model permission and opens the transaction. Rows are not deleted here, for others
    point at them: they are switched off, or renamed.
    """

    def save_related(
        self,
        request: HttpRequest,
        form: ModelForm[Any],
        formsets: list[BaseModelFormSet[Any, Any]],
        change: bool,
    ) -> None:
        """Called after the record itself was saved: with its parts, and then the event of it all."""
        with performing(f"{self.opts.model_name}.set_up", by=request.user) as act:  # type: ignore[arg-type]
            super().save_related(request, form, formsets, change)
            record = form.instance
            detail = {"new": not change, "changed": self.changed(form, formsets)}
            act.record(on=record, places=self.places_of(record), detail=detail)

    def changed(self, form: ModelForm[Any], formsets: list[BaseModelFormSet[Any, Any]]) -> list[str]:
        """Names of what was changed, never the values."""
        parts = [part.prefix or "" for part in formsets if part.has_changed()]
        return sorted({*form.changed_data, *parts})

    def places_of(self, record: Model) -> Iterable[int]:
        """The jurisdictions concerned, larger ones included."""
        return getattr(record, "ancestors", ())

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        return False


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # no generic at run time
    """Records that only acts write: the administration shows them to whoever has the right to look."""

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        return False
