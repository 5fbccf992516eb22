"""A file of a publication: asked for, made by a worker, fetched."""

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.publishing.models.parts import of_publication, person
from jurisdictions.assessments.publishing.words import Format, Making


class Export(models.Model):
    """A job as a row. The file lies in the database, so that a withdrawn consent takes it away at once.

    A worker takes it with a lease; whoever dies leaves a lease that ends, and another begins anew.
    """

    publication = of_publication("exports")
    format = models.CharField(_("format"), max_length=4, choices=Format)
    state = models.CharField(_("state"), max_length=8, choices=Making, default=Making.QUEUED)
    progress = models.PositiveSmallIntegerField(_("per cent done"), default=0)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    leased_until = models.DateTimeField(null=True)
    problem = models.CharField(_("what went wrong"), max_length=300, blank=True)
    document_hash = models.CharField(_("SHA-256 of what it shows"), max_length=64, blank=True)
    content = models.BinaryField(null=True)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    asked_by = person(_("asked for by"))
    asked_at = models.DateTimeField(_("when"), default=timezone.now)
    ready_at = models.DateTimeField(_("ready"), null=True)

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="only_a_ready_export_has_a_file",
                condition=models.Q(state="ready", content__isnull=False)
                | (~models.Q(state="ready") & models.Q(content=None)),
            )
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]

    @property
    def is_under_way(self) -> bool:
        return self.state in {Making.QUEUED, Making.RUNNING}
