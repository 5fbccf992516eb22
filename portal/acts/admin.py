"""Set-up pages whose every change is an act: asked for, and written into the ledger in one transaction."""

from __future__ import annotations  # Django's forms are generic for the type checker only

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest

from portal.acts.as_read import AsReadForm
from portal.acts.perform import performing


class LedgeredAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # no generic at run time
    """A model's pages in the administration; saving one writes the event `<model>.set_up`.

    Django asks for its model permission and opens the transaction. Rows are not deleted here, for others
    point at them: they are switched off, or renamed. Two who have the same record open do not undo each
    other's work: a form that comes to save takes the row and looks whether it is as it was read.
    """

    form = AsReadForm

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """The mark of how the record was read goes with every form."""
        *first, (title, options) = super().get_fieldsets(request, obj)
        fields = [name for name in options["fields"] if name != "as_read"]
        return [*first, (title, {**options, "fields": [*fields, "as_read"]})]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Whoever saves waits for the one who is saving, then sees what that one wrote."""
        found = super().get_object(request, object_id, from_field)
        if found is not None and request.method == "POST":
            found.refresh_from_db(from_queryset=type(found)._base_manager.select_for_update())
        return found

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
        return sorted({*form.changed_data, *parts} - {"as_read"})

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
