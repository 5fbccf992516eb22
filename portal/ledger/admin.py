"""Seals for administrators. Events are read by auditors, on the ledger's own page."""

from django.contrib import admin

from portal.acts.admin import ReadOnlyAdmin
from portal.ledger.models import Seal


@admin.register(Seal)
class SealAdmin(ReadOnlyAdmin):
    """The digest of the last one, noted elsewhere, shows later that nothing before it was rewritten."""

    list_display = ("digest", "at", "first_position", "size")
    ordering = ("-first_position",)
    show_full_result_count = False
