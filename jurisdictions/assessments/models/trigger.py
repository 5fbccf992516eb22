"""Why an assessment was begun."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import part_of
from jurisdictions.assessments.models.words import TriggerKind


class Trigger(models.Model):
    """An event that calls for an assessment (UNGP 17(c), 18)."""

    assessment = part_of("triggers")
    kind = models.CharField(_("what happened"), max_length=20, choices=TriggerKind)
    on = models.DateField(_("when"))
    description = models.TextField(_("in words"))
    source = models.ForeignKey(
        "assessments.Source",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
    )

    class Meta:
        verbose_name = _("trigger")
        verbose_name_plural = _("triggers")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_kind_display()
