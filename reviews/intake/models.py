"""What came in by file: one row an import, so that the ledger has something to point at."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Cast, Concat, LPad
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.ledger.models import KEEPS_EVERY_ROW


class Import(models.Model):
    """A CSV file whose requests were entered together."""

    reference = models.GeneratedField(
        expression=Concat(models.Value("I-"), LPad(Cast("id", models.CharField()), 4, models.Value("0"))),
        output_field=models.CharField(max_length=24),
        db_persist=True,
        verbose_name=_("reference"),
    )
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    added = models.PositiveIntegerField(_("requests added"))
    skipped = models.PositiveIntegerField(_("already here"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("imported by"),
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-id"]
        triggers = KEEPS_EVERY_ROW

    def __str__(self) -> str:
        return self.file_name
