"""The assessment itself: what it is about, and what it decides."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Cast, Concat, LPad
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.words import ENDINGS, Choice, State, Track
from jurisdictions.models import Jurisdiction, LegalInstrument
from jurisdictions.pauses.models import Ending, Pause
from portal.ledger.models import NO_TRUNCATE


class Assessment(models.Model):
    """One assessment. Its content is signed by hash: any change voids the signatures, in the database."""

    reference = models.GeneratedField(
        expression=Concat(models.Value("A-"), LPad(Cast("id", models.CharField()), 4, models.Value("0"))),
        output_field=models.CharField(max_length=24),
        db_persist=True,
    )
    title = models.CharField(_("title"), max_length=200)
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, related_name="assessments", verbose_name=_("jurisdiction")
    )
    governs = models.ManyToManyField(
        Pause, blank=True, related_name="assessments", verbose_name=_("pauses it governs")
    )
    template = models.CharField(max_length=40, editable=False)
    track = models.CharField(_("track"), max_length=12, choices=Track, default=Track.FULL)
    question = models.TextField(_("question to answer"), blank=True)
    out_of_scope = models.TextField(_("out of scope, and why"), blank=True)
    limits = models.TextField(_("limits and uncertainty"), blank=True)
    instrument = models.ForeignKey(
        LegalInstrument, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("legal instrument")
    )
    why_no_rightsholder = models.TextField(
        _("if no rightsholder was consulted: why, and what instead"), blank=True
    )
    decision = models.CharField(_("decision"), max_length=24, choices=Choice, blank=True)
    reasons = models.TextField(_("reasons"), blank=True)
    rejected_because = models.TextField(_("why the other options were rejected"), blank=True)
    conditions = models.TextField(_("conditions"), blank=True)
    exceptions = models.TextField(_("exceptions: criteria, who approves, how they are counted"), blank=True)
    expires_on = models.DateField(_("the decision ends on"), null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("begun"), default=timezone.now)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    lock_version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="what_is_signed_has_a_hash",
                condition=~models.Q(state__in=["signing", "signed"]) | ~models.Q(content_hash=""),
            )
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete), NO_TRUNCATE]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}" if self.pk else str(_("new assessment"))

    def get_absolute_url(self) -> str:
        return reverse("assessments:detail", args=[self.reference])

    @property
    def ending(self) -> Ending | None:
        """How pauses may end by this decision."""
        return ENDINGS.get(Choice(self.decision)) if self.decision else None

    @property
    def frees(self) -> bool:
        """Whether by this decision requests may pass that were held."""
        return self.ending in {Ending.LIFT, Ending.NARROW}

    @property
    def is_open(self) -> bool:
        return self.state in {State.DRAFT, State.SIGNING}
