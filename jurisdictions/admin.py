"""Set-up of the tree of jurisdictions, of services and of legal instruments."""

from __future__ import annotations  # Django's forms are generic for the type checker only

from collections.abc import Iterable
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jurisdictions.acts.move import move
from jurisdictions.models import Jurisdiction, JurisdictionCode, LegalAmendment, LegalInstrument, Service
from portal.acts.admin import LedgeredAdmin
from portal.acts.as_read import AsReadForm


class JurisdictionForm(AsReadForm):
    """Says beside the field what the tree would refuse."""

    def clean_time_zones(self) -> list[str]:
        named: list[str] = self.cleaned_data["time_zones"] or []
        unknown = sorted(set(named) - available_timezones())
        if unknown:
            raise forms.ValidationError(
                _("No time zone of this name: %(names)s.") % {"names": ", ".join(unknown)}
            )
        return named

    def clean_parent(self) -> Jurisdiction | None:
        parent: Jurisdiction | None = self.cleaned_data["parent"]
        if self.instance.kind == Jurisdiction.Kind.WORLD:
            return None
        if parent is None:
            raise forms.ValidationError(_("Name what it is part of; of nothing smaller, then of the World."))
        if self.instance.pk in parent.ancestors:
            raise forms.ValidationError(_("A jurisdiction cannot be part of one of its own parts."))
        return parent


class CodeInline(admin.StackedInline):  # type: ignore[type-arg]  # no generic at run time
    """The codes that name it in imports. Requests may carry them for years, so none is taken away."""

    model = JurisdictionCode
    extra = 0
    can_delete = False


@admin.register(Jurisdiction)
class JurisdictionAdmin(LedgeredAdmin):
    """Where a place hangs in the tree decides which pauses and which permissions reach it."""

    form = JurisdictionForm
    list_display = ("name", "code", "kind", "parent", "listed_apart")
    list_filter = ("kind", "listed_apart")
    list_select_related = ("parent",)
    search_fields = ("name", "official_name", "code", "codes__code")
    autocomplete_fields = ("parent",)
    inlines = (CodeInline,)
    list_per_page = 50
    fields = (
        "name",
        "official_name",
        "code",
        "kind",
        "category",
        "parent",
        "listed_apart",
        "time_zones",
        "note",
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Jurisdiction | None = None) -> tuple[str, ...]:  # noqa: ARG002
        """ISO's own facts stay as ISO has them."""
        return ("code", "kind", "listed_apart") if obj else ()

    def save_model(self, request: HttpRequest, obj: Jurisdiction, form: Any, change: bool) -> None:
        """Hanging it elsewhere is an act of its own: it waits for whoever is deciding about it."""
        if not change or "parent" not in form.changed_data:
            super().save_model(request, obj, form, change)
            return
        parent = obj.parent
        obj.parent_id = form.initial["parent"]
        super().save_model(request, obj, form, change)
        if parent is not None:
            move(request.user, obj, parent)  # type: ignore[arg-type]  # signed in
            obj.refresh_from_db()


@admin.register(Service)
class ServiceAdmin(LedgeredAdmin):
    """What users' data is asked about. One that takes no requests any more keeps those it had."""

    list_display = ("name", "provider", "code", "is_active")
    list_filter = ("is_active", "provider")
    search_fields = ("name", "provider", "code")

    def get_readonly_fields(self, request: HttpRequest, obj: Service | None = None) -> tuple[str, ...]:  # noqa: ARG002
        """Its code is in imports, so it stays."""
        return ("code",) if obj else ()


class AmendmentInline(admin.StackedInline):  # type: ignore[type-arg]  # no generic at run time
    """What changed a law: assessments that cite it are looked at again."""

    model = LegalAmendment
    extra = 0
    can_delete = False


@admin.register(LegalInstrument)
class LegalInstrumentAdmin(LedgeredAdmin):
    """The laws that reviewers and assessors see beside a request from there."""

    list_display = ("title", "jurisdiction", "citation", "in_force_on", "repealed_on")
    list_select_related = ("jurisdiction",)
    search_fields = ("title", "original_title", "citation", "jurisdiction__name", "jurisdiction__code")
    autocomplete_fields = ("jurisdiction",)
    inlines = (AmendmentInline,)
    list_per_page = 50
    fieldsets = (
        (None, {"fields": ("jurisdiction", "title", "citation", "url")}),
        (gettext_lazy("In the original"), {"fields": ("original_title", "original_language")}),
        (gettext_lazy("In force"), {"fields": ("in_force_on", "repealed_on", "note")}),
    )

    def get_inlines(self, request: HttpRequest, obj: LegalInstrument | None) -> Any:
        """A law is amended once it is there."""
        return super().get_inlines(request, obj) if obj else ()

    def places_of(self, record: Model) -> Iterable[int]:
        return record.jurisdiction.ancestors if isinstance(record, LegalInstrument) else ()
