"""What the request asks about, and the papers that came with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from reviews.models.request import Request
from reviews.models.words import IdentifierKind


class Identifier(models.Model):
    """One account or device the agency names. An observed time is not a date range."""

    request = models.ForeignKey(
        Request, on_delete=models.CASCADE, related_name="identifiers", verbose_name=_("request")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=IdentifierKind)
    value = models.CharField(_("identifier"), max_length=500)
    port = models.PositiveIntegerField(_("port"), null=True, blank=True)
    observed_at = models.DateTimeField(_("observed"), null=True, blank=True)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "kind", "value", "port", "observed_at"],
                nulls_distinct=False,
                name="each_identifier_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=["ipv4", "ipv6"])
                | models.Q(port__range=(1, 65535), observed_at__isnull=False),
                name="an_address_has_port_and_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} #{self.pk}"  # never the value: this text reaches logs


class Attachment(models.Model):
    """A paper that came with the request. It is shown as a download only, never inline."""

    request = models.ForeignKey(
        Request, on_delete=models.CASCADE, related_name="attachments", verbose_name=_("request")
    )
    name = models.CharField(_("name"), max_length=200)
    file = models.FileField(_("file"), upload_to="attachments/%Y/%m/")
    media_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["request", "sha256"], name="each_paper_once"),
        ]

    def __str__(self) -> str:
        return self.name
