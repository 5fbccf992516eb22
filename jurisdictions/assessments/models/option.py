"""The options, side by side: keeping and refusing are always among them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import code, long_text, part_of
from jurisdictions.assessments.models.words import Choice, Reversibility


class Option(models.Model):
    """One way to go on, and what it does to people (UNGP 19: refusing has consequences too)."""

    assessment = part_of("options")
    choice = models.CharField(_("option"), max_length=24, choices=Choice)
    scope_change = long_text(_("what would be held, and what no more"))
    for_people = models.TextField(_("what it does to people, crime victims included"))
    crime_victims = long_text(_("victims of crime, threats to life"))
    legal_exposure = long_text(_("legal exposure"))
    staff_safety = long_text(_("safety of staff"))
    blocking = long_text(_("risk that the service is blocked"))
    reversibility = code(_("can it be taken back"), Reversibility)
    advice_for = long_text(_("advice for it"))
    advice_against = long_text(_("advice against it"))

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
