"""What ends a pause: a mandate, asked for by one person and confirmed by another."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.pauses.models.pause import Pause
from jurisdictions.pauses.models.words import Ending
from portal.ledger.models import NO_TRUNCATE


class Mandate(models.Model):
    """The permission to end one pause in one way, drawn from a signed decision. It is used once."""

    pause = models.ForeignKey(
        Pause, on_delete=models.PROTECT, related_name="mandates", verbose_name=_("pause")
    )
    action = models.CharField(_("action"), max_length=10, choices=Ending, default=Ending.LIFT)
    # What was signed, as the room that holds it names it, and the hash all signatures carry.
    decision_kind = models.CharField(_("kind of decision"), max_length=60)
    decision_id = models.BigIntegerField(_("decision"))
    decision_reference = models.CharField(_("reference"), max_length=60)
    decision_url = models.CharField(_("page"), max_length=250)
    content_hash = models.CharField(_("hash of what was signed"), max_length=64)
    signers = ArrayField(models.BigIntegerField(), verbose_name=_("signed by"))
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"))

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["-id"]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            NO_TRUNCATE,
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.pause.reference}"


class Proposal(models.Model):
    """One pause officer asks to end a pause; another one confirms or declines."""

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    pause = models.ForeignKey(
        Pause, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("pause")
    )
    action = models.CharField(_("action"), max_length=10, choices=Ending)
    note = models.TextField(_("note"), blank=True)
    # For a lift: stages and hours between them. For the others: the columns of the pause that follows.
    plan = models.JSONField(_("plan"), default=dict, blank=True)
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

    class Meta:
        verbose_name = _("proposal to end a pause")
        verbose_name_plural = _("proposals to end pauses")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pause"], condition=models.Q(answer=""), name="one_open_proposal_per_pause"
            ),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_by=None, answered_at=None)
                | ~models.Q(answer="") & models.Q(answered_by__isnull=False, answered_at__isnull=False),
                name="an_answer_has_a_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(answer="confirmed") | ~models.Q(answered_by=models.F("asked_by")),
                name="nobody_confirms_their_own_proposal",
            ),
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete), NO_TRUNCATE]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.pause.reference}"
