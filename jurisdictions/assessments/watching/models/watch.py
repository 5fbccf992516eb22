"""What is watched about a signed assessment, and what was seen."""

import pgtrigger
from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.watching.models.words import WatchKind
from portal.ledger.models import NO_TRUNCATE

PERSON = settings.AUTH_USER_MODEL


class Watch(models.Model):
    """One kind of signal for one assessment, with its parameters: the template's, or what somebody set."""

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="watches", verbose_name=_("assessment")
    )
    kind = models.CharField(_("what is watched"), max_length=8, choices=WatchKind)
    days = models.PositiveSmallIntegerField(
        _("in how many days"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    requests = models.PositiveIntegerField(
        _("more requests than"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    times = models.DecimalField(
        _("or more than so many times the former mean"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    drop = models.DecimalField(_("worse by more than"), max_digits=7, decimal_places=2, null=True, blank=True)
    # The facts of the laws that it cites as they were when it was signed, by their ids.
    baseline = models.JSONField(default=dict, editable=False)
    set_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("set by")
    )
    set_at = models.DateTimeField(_("set"), default=timezone.now)
    reason = models.TextField(_("why these"), blank=True)
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True)
    stopped_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("stopped by")
    )
    stopped_because = models.TextField(_("why it was stopped"), blank=True)
    reminded_on = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("watch")
        verbose_name_plural = _("watches")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "kind"], name="each_kind_is_watched_once"),
            models.CheckConstraint(
                name="a_watch_is_stopped_by_somebody_with_a_reason",
                condition=models.Q(stopped_at=None, stopped_by=None, stopped_because="")
                | models.Q(stopped_at__isnull=False, stopped_by__isnull=False)
                & ~models.Q(stopped_because=""),
            ),
            models.CheckConstraint(
                name="its_days_are_always_watched",
                condition=~models.Q(kind="dates") | models.Q(stopped_at=None),
            ),
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete), NO_TRUNCATE]

    def __str__(self) -> str:
        return self.get_kind_display()


class WatchHit(models.Model):
    """A signal that was seen. It is written first; then its assessment is outdated and people are told."""

    watch = models.ForeignKey(Watch, on_delete=models.PROTECT, related_name="hits", verbose_name=_("watch"))
    # Names the signal: the same one is written once, however often the job looks.
    key = models.CharField(max_length=120)
    what = models.TextField(_("what was seen"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    told_at = models.DateTimeField(_("acted on"), null=True)

    class Meta:
        verbose_name = _("signal")
        verbose_name_plural = _("signals")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["watch", "key"], name="each_signal_once")]
        indexes = [
            models.Index(fields=["watch"], condition=models.Q(told_at=None), name="signals_to_act_on"),
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete), NO_TRUNCATE]

    def __str__(self) -> str:
        return self.what[:80]
