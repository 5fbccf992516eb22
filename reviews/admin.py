"""Set-up of agencies and queues. Requests are not here: the administrator reads none of them."""

from __future__ import annotations  # Django's fields are generic for the type checker only

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import admin
from django.db.models import ManyToManyField, Model
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.acts.admin import LedgeredAdmin
from reviews.models import Agency, Officer, Queue


class OfficerInline(admin.StackedInline):  # type: ignore[type-arg]  # no generic at run time
    """The officers of an agency. One who wrote a request stays with it."""

    model = Officer
    extra = 0
    can_delete = False


@admin.register(Agency)
class AgencyAdmin(LedgeredAdmin):
    """Who sends requests, and whether that was checked."""

    list_display = ("name", "jurisdiction", "is_verified", "mail_domains", "reply_address")
    list_filter = ("is_verified",)
    list_select_related = ("jurisdiction",)
    search_fields = ("name", "jurisdiction__name", "jurisdiction__code", "reply_address")
    autocomplete_fields = ("jurisdiction",)
    inlines = (OfficerInline,)
    list_per_page = 50

    @admin.display(description=_("official mail domains"))
    def mail_domains(self, agency: Agency) -> str:
        return ", ".join(agency.domains)

    def places_of(self, record: Model) -> Iterable[int]:
        return record.jurisdiction.ancestors if isinstance(record, Agency) else ()


@admin.register(Queue)
class QueueAdmin(LedgeredAdmin):
    """Which requests go where, in which order. Who works a queue is set on the people's pages."""

    list_display = ("name", "order", "is_active", "emergencies_only", "purpose")
    list_filter = ("is_active", "emergencies_only")
    search_fields = ("name", "code")
    autocomplete_fields = ("jurisdictions",)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Any, Any], request: HttpRequest, **options: Any
    ) -> Any:
        """Boxes for services: they are few, and boxes need no script."""
        if db_field.name == "services":
            options["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **options)

    @admin.display(description=_("who works it"))
    def worked_by(self, queue: Queue) -> str:
        """Names of the people; the right is given on their own pages."""
        names = [person.name for person in holders(Permission.WORK_QUEUE, queue)]
        return ", ".join(names) or gettext("nobody yet")

    def get_readonly_fields(self, request: HttpRequest, obj: Queue | None = None) -> tuple[str, ...]:  # noqa: ARG002
        """Its code is in imports and links, so it stays."""
        return ("worked_by", "code") if obj else ("worked_by",)

    def get_prepopulated_fields(
        self,
        request: HttpRequest,  # noqa: ARG002
        obj: Queue | None = None,
    ) -> dict[str, Sequence[str]]:
        return {} if obj else {"code": ("name",)}
