"""Which row of a new assessment came from which row of the one it carries forward, and what was looked at."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models import Assessment
from portal.ledger.models import KEEPS_EVERY_ROW


class Carried(models.Model):
    """The descent of one row. What is new, changed or unchanged is worked out from it, never written down."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="carried_rows")
    kind = models.CharField(max_length=24)
    was = models.BigIntegerField()
    became = models.BigIntegerField()

    class Meta:
        verbose_name = _("carried row")
        verbose_name_plural = _("carried rows")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "became"], name="each_row_has_one_origin"),
            models.UniqueConstraint(fields=["assessment", "kind", "was"], name="each_row_is_carried_once"),
        ]
        indexes = [models.Index(fields=["kind", "was"], name="carried_from")]
        triggers = KEEPS_EVERY_ROW


class LookedAgain(models.Model):
    """Somebody looked again at what stayed the same in one section."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="looked_again")
    section = models.CharField(_("section"), max_length=40)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("second look")
        verbose_name_plural = _("second looks")
        ordering = ["-pk"]
        triggers = KEEPS_EVERY_ROW
