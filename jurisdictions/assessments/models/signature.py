"""Signatures and what exactly was signed."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.assessment import Assessment
from jurisdictions.assessments.models.words import SignerRole, Verdict
from portal.ledger.models import KEEPS_EVERY_ROW


class Signature(models.Model):
    """One person's word in one role on exactly this content."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="signatures")
    role = models.CharField(_("as"), max_length=10, choices=SignerRole)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("signer")
    )
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict)
    statement = models.TextField(_("statement"), blank=True)
    interests = models.TextField(_("interests declared"), blank=True)
    conflict_open = models.BooleanField(_("a conflict of interest is open"), default=False)
    content_hash = models.CharField(max_length=64)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "content_hash", "role"],
                condition=models.Q(verdict__in=["sign", "reservation"]),
                name="one_signature_per_role",
            ),
            models.UniqueConstraint(
                fields=["assessment", "content_hash", "person"],
                condition=models.Q(verdict__in=["sign", "reservation"]),
                name="one_signature_per_person",
            ),
            models.CheckConstraint(
                name="nobody_signs_with_an_open_conflict",
                condition=~models.Q(verdict__in=["sign", "reservation"]) | models.Q(conflict_open=False),
                violation_error_message=_("Nobody signs with an open conflict of interest."),
            ),
        ]
        triggers = KEEPS_EVERY_ROW


class Version(models.Model):
    """The content as it was when it was opened for signatures, never changed again."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    content = models.JSONField(_("content"))
    content_hash = models.CharField(max_length=64)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "number"], name="each_version_once"),
            models.UniqueConstraint(fields=["assessment", "content_hash"], name="each_opening_has_its_hash"),
        ]
        triggers = KEEPS_EVERY_ROW

    def __str__(self) -> str:
        return f"{self.assessment.reference} v{self.number}"
