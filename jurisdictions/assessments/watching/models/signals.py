"""What people note that may make a decision outdated. Rows are added and never changed."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models import Assessment, Consultation, Measure
from jurisdictions.assessments.models.words import ConsulteeClass
from jurisdictions.assessments.watching.models.words import Better, Outcome
from jurisdictions.models import Jurisdiction, LegalInstrument
from portal.ledger.models import KEEPS_EVERY_ROW


class Noted(models.Model):
    """Who noted it, and when."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("noted by")
    )
    at = models.DateTimeField(_("noted"), default=timezone.now)

    class Meta:
        abstract = True


class Alert(Noted):
    """An expert or somebody consulted says that what was signed is right no more. It names no person."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="alerts")
    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    consultee_class = models.CharField(_("from"), max_length=20, choices=ConsulteeClass)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    on = models.DateField(_("when"))
    says = models.TextField(_("what they say"))
    source = models.CharField(_("source"), max_length=500)

    class Meta:
        verbose_name = _("alarm")
        verbose_name_plural = _("alarms")
        ordering = ["-pk"]
        triggers = KEEPS_EVERY_ROW

    def __str__(self) -> str:
        return self.says[:80]


class EnforcementCase(Noted):
    """A case in which a law was enforced against somebody."""

    jurisdiction = models.ForeignKey(
        Jurisdiction,
        on_delete=models.PROTECT,
        related_name="enforcement_cases",
        verbose_name=_("jurisdiction"),
    )
    instrument = models.ForeignKey(
        LegalInstrument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("under which law"),
    )
    on = models.DateField(_("when"))
    description = models.TextField(_("what happened"))
    source = models.CharField(_("source"), max_length=500)

    class Meta:
        verbose_name = _("enforcement case")
        verbose_name_plural = _("enforcement cases")
        ordering = ["-on", "-pk"]
        triggers = KEEPS_EVERY_ROW

    def __str__(self) -> str:
        return self.description[:80]


class IndexObservation(Noted):
    """A newer reading of an index. It is context, never a finding; a drop only asks for another look."""

    jurisdiction = models.ForeignKey(
        Jurisdiction,
        on_delete=models.PROTECT,
        related_name="index_observations",
        verbose_name=_("jurisdiction"),
    )
    index = models.CharField(_("index"), max_length=120)
    edition = models.CharField(_("edition"), max_length=60)
    value = models.DecimalField(_("value"), max_digits=9, decimal_places=2)
    better = models.CharField(_("which way is better"), max_length=8, choices=Better)
    source = models.CharField(_("source"), max_length=500)

    class Meta:
        verbose_name = _("index reading")
        verbose_name_plural = _("index readings")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "index", "edition"], name="each_edition_is_read_once"
            )
        ]
        triggers = KEEPS_EVERY_ROW

    def __str__(self) -> str:
        return f"{self.index} {self.edition}"


class MeasureReport(Noted):
    """What became of a measure of a signed assessment, whose content does not change (UNGP 20)."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="reports")
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome)
    effect = models.TextField(_("which effect was seen, and how"))

    class Meta:
        verbose_name = _("report on a measure")
        verbose_name_plural = _("reports on measures")
        ordering = ["-pk"]
        triggers = KEEPS_EVERY_ROW

    def __str__(self) -> str:
        return self.get_outcome_display()
