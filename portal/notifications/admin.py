"""Notices and their deliveries, to see what does not get through. What a notice says is not shown."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.acts.admin import ReadOnlyAdmin
from portal.notifications.deliver import try_again
from portal.notifications.models import Delivery, Notice

PROGRESS = ("attempts", "next_attempt_at", "delivered_at", "given_up_at", "last_error")


class StateFilter(admin.SimpleListFilter):
    """Owed, delivered or given up."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:  # noqa: ARG002
        return [("owed", _("owed")), ("given_up", _("given up")), ("delivered", _("delivered"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Delivery]) -> QuerySet[Delivery]:  # noqa: ARG002
        return {
            "owed": queryset.filter(delivered_at=None, given_up_at=None),
            "given_up": queryset.filter(given_up_at__isnull=False),
            "delivered": queryset.filter(delivered_at__isnull=False),
        }.get(self.value() or "", queryset)


@admin.register(Delivery)
class DeliveryAdmin(ReadOnlyAdmin):
    """One notice on one channel."""

    list_display = ("kind", "to", "channel", *PROGRESS)
    list_filter = (StateFilter, "channel")
    list_select_related = ("notice__person",)
    show_full_result_count = False
    actions = ("owe_again",)
    fields = ("kind", "to", "channel", *PROGRESS)

    @admin.display(description=_("kind"))
    def kind(self, delivery: Delivery) -> str:
        return delivery.notice.kind

    @admin.display(description=_("to"))
    def to(self, delivery: Delivery) -> str:
        return str(delivery.notice.person or delivery.notice.address)

    @admin.action(description=_("Try again now"), permissions=["retry"])
    def owe_again(self, request: HttpRequest, chosen: QuerySet[Delivery]) -> None:
        """Owe those again that were given up or wait for their next attempt."""
        number = try_again(chosen)
        said = ngettext("%(n)d is tried again.", "%(n)d are tried again.", number) % {"n": number}
        self.message_user(request, said, messages.SUCCESS)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("notifications.change_delivery")


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    """Who was told of what kind of thing, and when they read it."""

    list_display = ("kind", "person", "address", "created_at", "read_at")
    list_filter = ("kind",)
    list_select_related = ("person",)
    search_fields = ("person__name", "address")
    show_full_result_count = False
    fields = ("kind", "person", "address", "subject_kind", "created_at", "read_at")
