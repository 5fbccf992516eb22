"""Further eyes on an impact: a second rater who does not see the first, and a dissent."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import long_text, part_of, rating
from jurisdictions.assessments.models.impact import Impact
from portal.ledger.models import NO_TRUNCATE

RATINGS = ("scale", "scope", "irremediability", "likelihood")
FAR = 2  # grades between two raters that are talked through
PERSON = settings.AUTH_USER_MODEL


class SecondRating(models.Model):
    """What somebody else rates, blind to the first rating until it is given; or openly, as a dissent.

    Once given it does not change; the first rating is kept beside it as it stood then. How a difference was
    settled is said in words: nothing is averaged.
    """

    assessment = part_of("second_ratings")
    impact = models.ForeignKey(
        Impact, on_delete=models.PROTECT, related_name="second_ratings", verbose_name=_("impact")
    )
    rater = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", verbose_name=_("rater"))
    dissent = models.BooleanField(_("a dissent, given after reading the first"), default=False)
    scale = rating(_("scale"))
    scope = rating(_("scope"))
    irremediability = rating(_("irremediability"))
    likelihood = rating(_("likelihood"))
    reason = models.TextField(_("why"))
    first_scale = rating(_("first rating: scale"), null=True, editable=False)
    first_scope = rating(_("first rating: scope"), null=True, editable=False)
    first_irremediability = rating(_("first rating: irremediability"), null=True, editable=False)
    first_likelihood = rating(_("first rating: likelihood"), null=True, editable=False)
    settled = models.TextField(_("how the difference was settled"), blank=True, editable=False)
    settled_by = models.ForeignKey(
        PERSON,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("settled by"),
    )

    class Meta:
        verbose_name = _("second rating")
        verbose_name_plural = _("second ratings")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["impact", "rater"], name="one_second_rating_a_person"),
            models.CheckConstraint(
                name="second_ratings_run_from_1_to_5",
                condition=models.Q(*((f"{name}__range", (1, 5)) for name in RATINGS)),
            ),
            models.CheckConstraint(name="rated_second_for_a_reason", condition=~models.Q(reason="")),
            models.CheckConstraint(
                name="settled_by_somebody_in_words",
                condition=models.Q(settled="", settled_by=None)
                | (~models.Q(settled="") & models.Q(settled_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.impact} ({self.rater})"

    @property
    def severity(self) -> int:
        """The worst dimension, as for the first rating."""
        return int(max(self.scale, self.scope, self.irremediability))

    def first(self, name: str) -> int:
        """What the first rater had given when this was; as it is now where nothing was kept."""
        kept = getattr(self, f"first_{name}")
        return int(getattr(self.impact, name) if kept is None else kept)


class RatingAsked(models.Model):
    """Somebody is asked to rate second. Until they have, the first ratings are hidden from them.

    It is no content: asking voids no signature.
    """

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="ratings_asked"
    )
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", verbose_name=_("rater"))
    asked_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended"), null=True)
    ended_because = long_text(_("why it ended"))

    class Meta:
        verbose_name = _("rating asked for")
        verbose_name_plural = _("ratings asked for")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "person"],
                condition=models.Q(ended_at=None),
                name="asked_once_to_rate_second",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="stays_as_asked", fields=["assessment", "person", "asked_by", "asked_at"]
            ),
            NO_TRUNCATE,
        ]
