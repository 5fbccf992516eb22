"""What two executives ask for and confirm, when no signed assessment can be waited for."""

from datetime import timedelta

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Cast, Concat, LPad
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models import Assessment
from jurisdictions.pauses.models import Ending, Pause
from portal.ledger.models import NO_TRUNCATE

MOST_HOURS = 72
ANSWERED_WITHIN = timedelta(hours=24)
MAY_END = (Ending.LIFT, Ending.NARROW)


class BreakGlass(models.Model):
    """A pause freed for at most 72 hours, by two executives; it begins again by the clock.

    Neither of them decided the pause or wrote an assessment that governs it. `reviewer` writes the
    assessment that looks at it afterwards. Whoever is asked answers within 24 hours, or it lapses.
    """

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        LAPSED = "lapsed", _("Lapsed")

    reference = models.GeneratedField(
        expression=Concat(models.Value("G-"), LPad(Cast("id", models.CharField()), 4, models.Value("0"))),
        output_field=models.CharField(max_length=24),
        db_persist=True,
    )
    pause = models.ForeignKey(
        Pause, on_delete=models.PROTECT, related_name="broken_glass", verbose_name=_("pause")
    )
    reason = models.TextField(_("reason"))
    ending = models.CharField(
        _("ending"), max_length=10, choices=[(way.value, way.label) for way in MAY_END], default=Ending.LIFT
    )
    # For a narrower pause meanwhile: its columns.
    plan = models.JSONField(_("plan"), default=dict, blank=True)
    hours = models.PositiveSmallIntegerField(
        _("hours"), validators=[MinValueValidator(1), MaxValueValidator(MOST_HOURS)]
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("reviewed by")
    )
    content_hash = models.CharField(_("hash of what was asked for"), max_length=64)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    declined_because = models.TextField(_("why not"), blank=True)
    review = models.OneToOneField(
        Assessment,
        on_delete=models.PROTECT,
        related_name="broken_glass",
        null=True,
        blank=True,
        verbose_name=_("assessment that looks at it afterwards"),
    )
    told_again_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("break-glass")
        verbose_name_plural = _("break-glass")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pause"], condition=models.Q(answer=""), name="one_open_break_glass_per_pause"
            ),
            models.CheckConstraint(
                condition=models.Q(hours__gte=1, hours__lte=MOST_HOURS), name="glass_is_broken_for_72_hours"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="glass_is_broken_for_a_reason"),
            models.CheckConstraint(
                condition=models.Q(ending__in=[way.value for way in MAY_END]), name="glass_frees"
            ),
            models.CheckConstraint(
                condition=~models.Q(answer="confirmed")
                | models.Q(answered_by__isnull=False) & ~models.Q(answered_by=models.F("asked_by")),
                name="two_executives_break_the_glass",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at=None)
                | ~models.Q(answer="") & models.Q(answered_at__isnull=False),
                name="a_glass_answer_has_a_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(review=None) | models.Q(answer="confirmed"),
                name="what_was_broken_is_reviewed",
            ),
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete), NO_TRUNCATE]

    def __str__(self) -> str:
        return str(self.reference or _("new break-glass"))

    def get_absolute_url(self) -> str:
        return reverse("break_glass:detail", args=[self.reference])

    @property
    def again(self) -> Pause | None:
        """The pause that begins again, once it was confirmed."""
        return getattr(self.pause, "resumed_by", None) if self.answer == self.Answer.CONFIRMED else None

    @property
    def has_lapsed(self) -> bool:
        """Whether nobody answered in time; the database looks at its own clock again."""
        return not self.answer and timezone.now() >= self.asked_at + ANSWERED_WITHIN

    @property
    def is_open_now(self) -> bool:
        """Whether the pause is free at this moment because of it."""
        again = self.again
        return again is not None and timezone.now() < again.period.lower
