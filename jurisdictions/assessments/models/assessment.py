"""The assessment itself."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Cast, Concat, LPad
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.decision import Decision
from jurisdictions.assessments.models.law import LawStanding
from jurisdictions.assessments.models.scope import Scope
from jurisdictions.assessments.models.template import Template
from jurisdictions.assessments.models.words import State
from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.models import Pause
from portal.ledger.models import NO_TRUNCATE


class Assessment(Scope, LawStanding, Decision):
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
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="+", editable=False)
    carries_on = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="carried_on_by",
        verbose_name=_("carries forward"),
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("begun"), default=timezone.now)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    outdated_because = models.TextField(_("why it is outdated"), blank=True, editable=False)
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
            ),
            models.CheckConstraint(
                name="what_is_outdated_says_why",
                condition=~models.Q(state="outdated") | ~models.Q(outdated_because=""),
            ),
            models.UniqueConstraint(
                fields=["carries_on"],
                condition=models.Q(state__in=["draft", "signing", "signed"]),
                name="carried_forward_by_one",
                violation_error_message=_("Another assessment carries it forward already."),
            ),
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete), NO_TRUNCATE]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}" if self.pk else str(_("new assessment"))

    def get_absolute_url(self) -> str:
        return reverse("assessments:detail", args=[self.reference])

    @property
    def is_open(self) -> bool:
        return self.state in {State.DRAFT, State.SIGNING}

    # How many signatures the change just made took away: said by the act that made it, and not stored.
    voided = 0
