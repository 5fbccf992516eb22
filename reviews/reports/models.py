"""What others published: counts of requests by period, jurisdiction, provider and type."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction


class Metric(models.TextChoices):
    """What a published number counts."""

    RECEIVED = "received", _("requests received")
    DISCLOSED = "disclosed", _("requests in which some data was disclosed")
    PERCENTAGE = "percentage", _("percentage in which some data was disclosed")
    ACCOUNTS = "accounts", _("users or accounts named")


class PublishedFile(models.Model):
    """A file that was read in. Its hash keeps it from being read in twice."""

    name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64, unique=True)
    layout = models.CharField(_("layout"), max_length=40)
    licence = models.CharField(_("licence"), max_length=120)
    imported_at = models.DateTimeField(_("read in"), default=timezone.now)

    class Meta:
        verbose_name = _("published file")
        verbose_name_plural = _("published files")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


class PublishedCount(models.Model):
    """One cell of a published table, as it stood there and as it was understood.

    A cell that is blank or says that it cannot be provided has no value: it is not nought.
    """

    file = models.ForeignKey(PublishedFile, on_delete=models.CASCADE, related_name="counts")
    line = models.PositiveIntegerField(_("line"))
    period_from = models.DateField(_("from"))
    period_to = models.DateField(_("to"))
    country = models.CharField(_("jurisdiction as published"), max_length=120, blank=True)
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, null=True, blank=True, related_name="published"
    )
    provider = models.CharField(_("provider"), max_length=200, blank=True)
    agency = models.CharField(_("agency"), max_length=200, blank=True)
    request_type = models.CharField(_("type as published"), max_length=120, blank=True)
    metric = models.CharField(_("what is counted"), max_length=12, choices=Metric)
    value = models.DecimalField(_("number"), max_digits=14, decimal_places=2, null=True)
    cell = models.CharField(_("as published"), max_length=200, blank=True)
    flags = ArrayField(models.CharField(max_length=40), default=list)

    class Meta:
        verbose_name = _("published count")
        verbose_name_plural = _("published counts")
        ordering = ["period_from", "provider", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["file", "line", "metric"], name="each_cell_once"),
            models.CheckConstraint(
                condition=models.Q(period_to__gte=models.F("period_from")), name="a_period_runs_forward"
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "metric"], name="published_by_place")]

    def __str__(self) -> str:
        return f"{self.provider} {self.period_from} {self.metric}"
