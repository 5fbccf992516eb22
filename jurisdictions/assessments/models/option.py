"""The options, side by side: keeping and refusing are always among them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.assessment import Assessment
from jurisdictions.assessments.models.words import Choice


class Option(models.Model):
    """One way to go on, and what it does to people (UNGP 19: refusing has consequences too)."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="options")
    choice = models.CharField(_("option"), max_length=24, choices=Choice)
    for_people = models.TextField(_("what it does to people, crime victims included"))
    legal_exposure = models.TextField(_("legal exposure"), blank=True)
    staff_safety = models.TextField(_("safety of staff"), blank=True)

    class Meta:
        verbose_name = _("option")
        verbose_name_plural = _("options")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "choice"],
                name="each_option_once",
                violation_error_message=_("This option is there already."),
            )
        ]

    def __str__(self) -> str:
        return self.get_choice_display()
