"""What may happen to people, how severe it is, and what is done about it."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.assessment import Assessment


def rating(label: Any) -> models.PositiveSmallIntegerField:  # type: ignore[type-arg]
    """A rating from 1 to 5 against the written anchors of the template."""
    return models.PositiveSmallIntegerField(label, validators=[MinValueValidator(1), MaxValueValidator(5)])


class Impact(models.Model):
    """An impact on people. Severity is the worst of its three dimensions, never a mean or a product.

    UNGP 14 and 24: scale, scope, irremediability; likelihood orders what is equally severe and lowers
    nothing.
    """

    class Status(models.TextChoices):
        ACTUAL = "actual", _("Actual")
        POTENTIAL = "potential", _("Potential")

    class Involvement(models.TextChoices):
        CAUSE = "cause", _("We cause it")
        CONTRIBUTE = "contribute", _("We contribute to it")
        LINKED = "linked", _("We are directly linked to it")
        NONE = "none", _("None")

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="impacts")
    statement = models.TextField(_("who, which right, how, by which power, through which data"))
    right = models.CharField(_("right"), max_length=20)
    group = models.CharField(_("people affected"), max_length=200)
    status = models.CharField(_("actual or potential"), max_length=10, choices=Status)
    involvement = models.CharField(_("involvement"), max_length=12, choices=Involvement)
    scale = rating(_("scale"))
    scope = rating(_("scope"))
    irremediability = rating(_("irremediability"))
    likelihood = rating(_("likelihood"))
    rated_because = models.TextField(_("why these ratings"))
    residual_scale = rating(_("scale after measures"))
    residual_scope = rating(_("scope after measures"))
    residual_irremediability = rating(_("irremediability after measures"))
    severity = models.GeneratedField(
        expression=Greatest("scale", "scope", "irremediability"),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )
    residual_severity = models.GeneratedField(
        expression=Greatest("residual_scale", "residual_scope", "residual_irremediability"),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("impact")
        verbose_name_plural = _("impacts")
        # Salience: severity, then what cannot be undone, then likelihood (UNGP 24).
        ordering = ["-severity", "-irremediability", "-likelihood", "pk"]
        constraints = [
            models.CheckConstraint(
                name="ratings_run_from_1_to_5",
                condition=models.Q(
                    scale__range=(1, 5),
                    scope__range=(1, 5),
                    irremediability__range=(1, 5),
                    likelihood__range=(1, 5),
                    residual_scale__range=(1, 5),
                    residual_scope__range=(1, 5),
                    residual_irremediability__range=(1, 5),
                ),
            )
        ]

    def __str__(self) -> str:
        return self.statement[:80]


class Measure(models.Model):
    """What is done about an impact. Whoever verifies it is not its owner."""

    class Kind(models.TextChoices):
        AVOID = "avoid", _("Avoid")
        REDUCE = "reduce", _("Reduce")
        RESTORE = "restore", _("Restore")
        REMEDY = "remedy", _("Remedy")
        LEVERAGE = "leverage", _("Use leverage")

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        VERIFIED = "verified", _("Verified")
        FAILED = "failed", _("Failed")
        DROPPED = "dropped", _("Dropped")

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="measures")
    impact = models.ForeignKey(
        Impact, on_delete=models.PROTECT, related_name="measures", verbose_name=_("impact")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    text = models.TextField(_("what is done"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("owner")
    )
    due = models.DateField(_("due"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PLANNED)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("verified by"),
    )

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="nobody_verifies_a_measure_of_their_own",
                condition=models.Q(verified_by=None) | ~models.Q(verified_by=models.F("owner")),
                violation_error_message=_("Somebody other than its owner verifies a measure."),
            ),
            models.CheckConstraint(
                name="verified_by_somebody",
                condition=~models.Q(status="verified") | models.Q(verified_by__isnull=False),
                violation_error_message=_("Say who verified it."),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]
