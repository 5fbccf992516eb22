"""Pauses and mandates in the administration: to look at. Acts alone change them."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from jurisdictions.pauses.models import Mandate, Pause
from jurisdictions.pauses.querysets import PauseQuerySet
from jurisdictions.pauses.sentence import sentence
from portal.acts.admin import ReadOnlyAdmin


@admin.register(Pause)
class PauseAdmin(ReadOnlyAdmin):
    """Every pause there was and is; pausing and lifting have pages of their own."""

    list_display = ("reference", "in_words", "decided_by", "countersigned_by", "review_by")
    list_filter = ("stage", "nexus", "handling")
    search_fields = ("=reference", "jurisdiction__name", "=jurisdiction__code", "reason")
    exclude = ("scope_key", "reminded_on", "escalated_at")
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> PauseQuerySet:  # noqa: ARG002
        return Pause.objects.with_people()

    @admin.display(description=_("in words"))
    def in_words(self, pause: Pause) -> str:
        """The pause in one sentence."""
        return sentence(pause)

    def view_on_site(self, pause: Pause) -> str:
        """The pause's own page, where it can be acted on."""
        return pause.get_absolute_url()


@admin.register(Mandate)
class MandateAdmin(ReadOnlyAdmin):
    """Signed decisions that open a lift."""

    list_display = ("decision_reference", "pause", "action", "issued_at", "expires_at")
    list_select_related = ("pause",)
    search_fields = ("=decision_reference", "=pause__reference")
    list_per_page = 50
