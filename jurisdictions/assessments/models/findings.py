"""What the tests found: criterion by criterion, and head by head."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import code, long_text, part_of
from jurisdictions.assessments.models.law import Provision
from jurisdictions.assessments.models.words import Answer, Basis, Confidence, Head


class LegalFinding(models.Model):
    """One provision against one criterion, as written or as applied. Nothing stays blank (SIR-10, 12)."""

    assessment = part_of("findings")
    provision = models.ForeignKey(
        Provision, on_delete=models.PROTECT, related_name="findings", verbose_name=_("provision")
    )
    criterion = models.CharField(_("criterion"), max_length=40)
    basis = models.CharField(_("basis"), max_length=10, choices=Basis)
    answer = models.CharField(_("answer"), max_length=12, choices=Answer)
    reasoning = long_text(_("reasoning"))
    confidence = code(_("confidence"), Confidence)
    gap = long_text(_("gap: what evidence is missing"))

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["provision", "criterion", "-basis"]
        constraints = [
            models.UniqueConstraint(
                fields=["provision", "criterion", "basis"],
                name="each_criterion_is_answered_once",
                violation_error_message=_("This criterion is answered already."),
            ),
            models.CheckConstraint(
                name="a_finding_against_has_a_reason",
                condition=~models.Q(answer__in=["not_met", "cannot_tell"]) | ~models.Q(reasoning=""),
                violation_error_message=_("Give the reasoning: it is not met, or cannot be told."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provision} {self.criterion} ({self.get_basis_display()})"


class Conclusion(models.Model):
    """What follows for one head, over all provisions."""

    assessment = part_of("conclusions")
    head = models.CharField(_("head"), max_length=24, choices=Head)
    answer = models.CharField(_("answer"), max_length=12, choices=Answer)
    reasoning = models.TextField(_("reasoning"))
    confidence = code(_("confidence"), Confidence)
    gap = long_text(_("gap: what evidence is missing"))

    class Meta:
        verbose_name = _("conclusion")
        verbose_name_plural = _("conclusions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "head"],
                name="one_conclusion_a_head",
                violation_error_message=_("There is a conclusion on this already."),
            )
        ]

    def __str__(self) -> str:
        return self.get_head_display()
