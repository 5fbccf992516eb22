"""What is done about impacts, and how people who were harmed get remedy."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import codes, day, long_text, part_of, short
from jurisdictions.assessments.models.impact import Impact
from jurisdictions.assessments.models.words import MeasureKind, MeasureStatus, RemedyTest

PERSON = settings.AUTH_USER_MODEL


class Measure(models.Model):
    """What is done about impacts. Whoever verifies it is not its owner (UNGP 19(a), 20)."""

    Kind, Status = MeasureKind, MeasureStatus

    assessment = part_of("measures")
    impacts = models.ManyToManyField(Impact, related_name="measures", verbose_name=_("impacts"))
    kind = models.CharField(_("kind"), max_length=10, choices=MeasureKind)
    text = models.TextField(_("what is done"))
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", verbose_name=_("owner"))
    due = models.DateField(_("due"))
    status = models.CharField(
        _("status"), max_length=10, choices=MeasureStatus, default=MeasureStatus.PLANNED
    )
    resources = long_text(_("resources and cost"))
    indicator = long_text(_("indicator"))
    target = long_text(_("target"))
    checked_how = long_text(_("how the effect is checked, with whose feedback"))
    dropped_because = long_text(_("if dropped or failed: why"))
    verified_by = models.ForeignKey(
        PERSON,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("verified by"),
    )
    verified_on = day(_("verified on"))

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
            models.CheckConstraint(
                name="dropped_with_a_reason",
                condition=~models.Q(status="dropped") | ~models.Q(dropped_because=""),
                violation_error_message=_("Say why it was dropped."),
            ),
        ]

    def __str__(self) -> str:
        return short(self.text)


class Remedy(models.Model):
    """Remedy for people harmed, and its channel held against UNGP 31."""

    assessment = part_of("remedies")
    harmed = models.TextField(_("people harmed"))
    channel = models.TextField(_("channel: where they turn to"))
    offer = long_text(_("what is offered"))
    outcome = long_text(_("what came of it"))
    meets = codes(_("criteria of UNGP 31 that the channel meets"), RemedyTest)
    lacks = long_text(_("what it lacks, and what is done about that"))

    class Meta:
        verbose_name = _("remedy")
        verbose_name_plural = _("remedies")
        ordering = ["pk"]

    def __str__(self) -> str:
        return short(self.harmed)
