"""The log of changes: what any row of an assessment was and became, by whom and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.assessment import Assessment
from portal.ledger.models import KEEPS_EVERY_ROW, Event


class Change(models.Model):
    """One row added, changed or removed. Triggers write it (`sql/changes.sql`); nothing else can.

    Whoever goes past every act is logged too: then there is no person and no act, but the database's own
    user. Each digest covers the one before it of the same assessment. Encrypted texts stand in it as digests.
    """

    class Op(models.TextChoices):
        ADDED = "insert", _("added")
        CHANGED = "update", _("changed")
        REMOVED = "delete", _("removed")

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="changes")
    at = models.DateTimeField(_("when"))
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("who")
    )
    channel = models.CharField(_("through"), max_length=8, blank=True, choices=Event.Channel)
    act = models.CharField(_("act"), max_length=60, blank=True)
    db_user = models.CharField(_("user of the database"), max_length=63)
    kind = models.CharField(_("kind of row"), max_length=60)
    row = models.BigIntegerField(_("row"))
    op = models.CharField(_("what was done"), max_length=6, choices=Op)
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)
    why = models.TextField(_("why"), blank=True)
    previous = models.CharField(_("digest before"), max_length=64, blank=True)
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["assessment", "-id"], name="changes_in_order"),
            models.Index(fields=["assessment", "kind", "row", "-id"], name="changes_of_a_row"),
        ]
        triggers = KEEPS_EVERY_ROW

    def __str__(self) -> str:
        return f"{self.kind} {self.row}"
