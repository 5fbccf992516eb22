"""Further eyes on an impact: a second rater who does not see the first, and a dissent."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import part_of, rating
from jurisdictions.assessments.models.impact import Impact


class SecondRating(models.Model):
    """What somebody else rates, blind to the first rating until it is given; or openly, as a dissent."""

    assessment = part_of("second_ratings")
    impact = models.ForeignKey(
        Impact, on_delete=models.PROTECT, related_name="second_ratings", verbose_name=_("impact")
    )
    rater = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("rater")
    )
    dissent = models.BooleanField(_("a dissent, given after reading the first"), default=False)
    scale = rating(_("scale"))
    scope = rating(_("scope"))
    irremediability = rating(_("irremediability"))
    likelihood = rating(_("likelihood"))
    reason = models.TextField(_("why"))

    class Meta:
        verbose_name = _("second rating")
        verbose_name_plural = _("second ratings")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["impact", "rater"], name="one_second_rating_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.impact} ({self.rater})"

    @property
    def severity(self) -> int:
        """The worst dimension, as for the first rating."""
        return int(max(self.scale, self.scope, self.irremediability))
