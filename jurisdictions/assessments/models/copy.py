"""Archived copies of sources: one is evidence, others are worked with (Berkeley Protocol)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.evidence import Source
from jurisdictions.assessments.models.fields import part_of
from jurisdictions.assessments.models.words import CopyKind


class SourceCopy(models.Model):
    """One file as it was captured. No row of it is ever changed or removed, here or in the database.

    `size` is in bytes; size and SHA-256 were found by the server. Only acts of its own write it.
    """

    assessment = part_of("copies")
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="copies", editable=False, verbose_name=_("source")
    )
    kind = models.CharField(_("kind of copy"), max_length=10, choices=CopyKind, editable=False)
    stored_as = models.CharField(max_length=120, editable=False)
    name = models.CharField(_("file"), max_length=140, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    url = models.CharField(_("captured from"), max_length=500, blank=True, editable=False)
    captured_at = models.DateTimeField(_("captured"), editable=False)
    captured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("captured by"),
    )

    class Meta:
        verbose_name = _("copy of a source")
        verbose_name_plural = _("copies of sources")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source"], condition=models.Q(kind="evidence"), name="one_evidentiary_copy_a_source"
            ),
            models.UniqueConstraint(fields=["source", "kind", "sha256"], name="each_copy_once_a_source"),
        ]

    def __str__(self) -> str:
        return self.name
