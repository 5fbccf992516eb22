"""Break-glass in the administration: to look at. Two executives alone use it, on its own pages."""

from django.contrib import admin

from jurisdictions.assessments.break_glass.models import BreakGlass
from portal.acts.admin import ReadOnlyAdmin


@admin.register(BreakGlass)
class BreakGlassAdmin(ReadOnlyAdmin):
    """Every broken glass, and every request for one."""

    list_display = (
        "reference",
        "pause",
        "ending",
        "hours",
        "asked_by",
        "asked_at",
        "answer",
        "answered_by",
        "answered_at",
    )
    list_filter = ("answer", "ending")
    list_select_related = ("pause", "asked_by", "answered_by")
    search_fields = ("=reference", "=pause__reference", "reason")
    list_per_page = 50
