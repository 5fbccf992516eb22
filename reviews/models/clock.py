"""Deadlines of a request. Several run at once; a pause stops none that a law set."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from reviews.models.request import Lane, Request


class Clock(models.Model):
    """One deadline: its regime, when it began and when it is due."""

    request = models.ForeignKey(
        Request, on_delete=models.CASCADE, related_name="clocks", verbose_name=_("request")
    )
    # Kept by a trigger: the lane of its request.
    lane = models.ForeignKey(
        Lane, on_delete=models.PROTECT, related_name="+", editable=False, null=True, db_index=False
    )
    regime = models.CharField(_("regime"), max_length=60)
    statutory = models.BooleanField(_("set by law"), default=False)
    started_at = models.DateTimeField(_("began"))
    due_at = models.DateTimeField(_("due"))
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)

    class Meta:
        verbose_name = _("clock")
        verbose_name_plural = _("clocks")
        ordering = ["due_at"]
        constraints = [
            models.UniqueConstraint(fields=["request", "regime"], name="one_clock_per_regime"),
            models.CheckConstraint(
                condition=models.Q(due_at__gte=models.F("started_at")), name="a_clock_runs_forward"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                # Once before it is due, and once more after.
                condition=models.Q(stopped_at=None)
                & (models.Q(reminded_at=None) | models.Q(reminded_at__lt=models.F("due_at"))),
                name="clocks_to_remind_of",
            ),
            models.Index(
                fields=["lane", "due_at"],
                include=["id", "request"],
                condition=models.Q(statutory=True, stopped_at=None),
                name="statutory_clocks_by_lane",
            ),
        ]

    def __str__(self) -> str:
        return self.regime
