"""What is known of the place: treaties, indices, UN findings, our own figures. None of it decides."""

from datetime import UTC

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import code, day, long_text, part_of


class TreatyStatus(models.Model):
    """Whether a treaty applies to this territory, which may differ from its State (ICCPR 2)."""

    class Standing(models.TextChoices):
        BINDS = "binds", _("binds")
        SIGNED = "signed", _("signed only")
        EXTENDED = "extended", _("extended to the territory")
        NOT = "not", _("does not apply")

    assessment = part_of("treaties")
    treaty = models.CharField(_("treaty"), max_length=120)
    standing = models.CharField(_("standing in this territory"), max_length=12, choices=Standing)
    standing_of_state = code(_("standing of its State"), Standing)
    as_of = models.DateField(_("as of"))
    reservations = long_text(_("reservations and declarations"))

    class Meta:
        verbose_name = _("treaty")
        verbose_name_plural = _("treaties")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.treaty


class IndexReading(models.Model):
    """One reading of one index: context with edition, interval and polarity; never averaged."""

    assessment = part_of("index_readings")
    index = models.CharField(_("index"), max_length=120)
    edition = models.CharField(_("edition"), max_length=60)
    value = models.CharField(_("value"), max_length=60)
    interval = models.CharField(_("interval or margin"), max_length=60, blank=True)
    polarity = models.CharField(_("which way is better"), max_length=60)
    provenance = models.CharField(_("published by, where"), max_length=250)
    retrieved_on = day(_("looked up on"))

    class Meta:
        verbose_name = _("index reading")
        verbose_name_plural = _("index readings")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.index} {self.edition}"


class BodyFinding(models.Model):
    """What a treaty body, a special procedure or the periodic review said (UNGP 12, 18)."""

    assessment = part_of("body_findings")
    body = models.CharField(_("body"), max_length=200)
    on = models.DateField(_("when"))
    document = models.CharField(_("document"), max_length=200, blank=True)
    says = models.TextField(_("what it says"))

    class Meta:
        verbose_name = _("finding of a UN body")
        verbose_name_plural = _("findings of UN bodies")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return self.body


class OwnFigure(models.Model):
    """Our own requests from the place in one period. A blank is not nought (RDR P11a).

    Typed in by somebody, or taken from the desk's own counts (`acts/take_figures.py`): then `counts` is what
    was counted, column by column with its meaning, and no field of the row ever changes again.
    """

    assessment = part_of("own_figures")
    period_from = models.DateField(_("from"))
    period_to = models.DateField(_("to"))
    received = models.PositiveIntegerField(_("requests received"), null=True, blank=True)
    accounts = models.PositiveIntegerField(_("accounts named"), null=True, blank=True)
    disclosed = models.PositiveIntegerField(_("some data disclosed"), null=True, blank=True)
    refused = models.PositiveIntegerField(_("refused"), null=True, blank=True)
    outcomes = long_text(_("by outcome"))
    legal_basis = long_text(_("by which legal basis"))
    counted_at = day(_("counted on"))
    taken_at = models.DateTimeField(_("counted by the desk at"), null=True, editable=False)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("taken by"),
    )
    counts = models.JSONField(_("what was counted"), default=dict, editable=False)
    source = models.ForeignKey(
        "assessments.Source",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("cited as"),
    )

    class Meta:
        verbose_name = _("figure of our own")
        verbose_name_plural = _("figures of our own")
        ordering = ["period_from", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_counted_period_runs_forward",
                condition=models.Q(period_to__gte=models.F("period_from")),
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                name="what_was_counted_says_by_whom",
                condition=models.Q(taken_at=None) | models.Q(taken_by__isnull=False) & ~models.Q(counts={}),
            ),
        ]

    def __str__(self) -> str:
        period = f"{self.period_from} – {self.period_to}"
        if self.taken_at is None:
            return period
        words = {"period": period, "at": f"{self.taken_at.astimezone(UTC):%Y-%m-%d %H:%M}"}
        return str(_("%(period)s, counted %(at)s UTC") % words)

    @property
    def is_frozen(self) -> bool:
        """Whether the desk counted it: then it stays as it was counted."""
        return self.taken_at is not None
