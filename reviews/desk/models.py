"""The steps of the work. Each is a row, and `sql/steps.sql` guards each row in the database."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.ledger.models import KEEPS_EVERY_ROW, NO_TRUNCATE
from reviews.desk.rounds import AgencyRound, AgencyTold  # noqa: F401 (tables of this room too)
from reviews.models import DataCategory, Identifier, Request


class Outcome(models.TextChoices):
    """How a request ends."""

    FULL = "full", _("Produce all of it")
    PARTIAL = "partial", _("Produce part of it (narrowed)")
    NO_DATA = "no_data", _("No responsive data")
    NO_ACCOUNT = "no_account", _("Account not found")
    REJECTED = "rejected", _("Reject: not valid")
    OBJECTED = "objected", _("Object or challenge")
    WITHDRAWN = "withdrawn", _("Withdrawn by the agency")
    DUPLICATE = "duplicate", _("Duplicate")
    REROUTED = "rerouted", _("Misdirected, or for MLAT")
    EXPIRED = "expired", _("Process expired")
    FRAUDULENT = "fraudulent", _("Fraudulent")
    CLOSED_WHILE_PAUSED = "closed_while_paused", _("Closed while paused")


DISCLOSING = (Outcome.FULL, Outcome.PARTIAL)
PERSON = settings.AUTH_USER_MODEL


class Claim(models.Model):
    """A request in one reviewer's hands. It is a lease: it ends by itself when nobody renews it."""

    class Ending(models.TextChoices):
        RELEASED = "released", _("given back")
        EXPIRED = "expired", _("not renewed")
        DECIDED = "decided", _("decided")
        TAKEN_OVER = "taken_over", _("taken over")
        CLOSED = "closed", _("request closed")

    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, related_name="claims", verbose_name=_("request")
    )
    person = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, related_name="claims", verbose_name=_("reviewer")
    )
    taken_at = models.DateTimeField(_("taken"), default=timezone.now)
    expires_at = models.DateTimeField(_("lease ends"))
    ended_at = models.DateTimeField(_("ended"), null=True)
    ending = models.CharField(_("how it ended"), max_length=10, choices=Ending, blank=True)

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=models.Q(ended_at=None), name="one_reviewer_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["person"], condition=models.Q(ended_at=None), name="claims_in_hand")]
        triggers = [
            pgtrigger.ReadOnly(name="is_of_whom_it_was", fields=["request", "person", "taken_at"]),
            pgtrigger.Protect(
                name="ended_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ended_at__isnull=False),
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            NO_TRUNCATE,
        ]


class ChecklistAnswer(models.Model):
    """What a reviewer found for one point of the checklist."""

    class Finding(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        NOT_APPLICABLE = "na", _("Does not apply")

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="checklist")
    point = models.CharField(_("point"), max_length=40)
    finding = models.CharField(_("finding"), max_length=4, choices=Finding)
    note = models.CharField(_("note"), max_length=500, blank=True)
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("checklist answer")
        verbose_name_plural = _("checklist answers")
        constraints = [models.UniqueConstraint(fields=["request", "point"], name="one_answer_per_point")]


class Decision(models.Model):
    """What a reviewer proposes: an outcome, why, and what exactly is to be produced."""

    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("request")
    )
    proposer = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    outcome = models.CharField(_("outcome"), max_length=24, choices=Outcome)
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    settled_at = models.DateTimeField(_("settled"), null=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=models.Q(settled_at=None), name="one_open_decision_per_request"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_decision_has_a_reason"),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="says_what_it_said", fields=["request", "proposer", "outcome", "reason", "at"]
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            NO_TRUNCATE,
        ]

    @property
    def discloses(self) -> bool:
        return self.outcome in DISCLOSING


class DecisionItem(models.Model):
    """One thing that is produced: a category of data about one identifier, in a range of time."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="items")
    identifier = models.ForeignKey(Identifier, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(_("data category"), max_length=16, choices=DataCategory)
    data_from = models.DateTimeField(_("from"), null=True, blank=True)
    data_to = models.DateTimeField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("item to produce")
        verbose_name_plural = _("items to produce")
        constraints = [
            models.UniqueConstraint(fields=["decision", "identifier", "category"], name="each_item_once"),
        ]
        triggers = KEEPS_EVERY_ROW


class Approval(models.Model):
    """A second person's word on a decision."""

    class Verdict(models.TextChoices):
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Sent back")

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="approvals")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="approval")
    approver = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, related_name="+", verbose_name=_("approver")
    )
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    comment = models.TextField(_("comment"), blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        triggers = KEEPS_EVERY_ROW


class Production(models.Model):
    """The file made for the agency, and the link it is fetched through."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="productions")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="productions")
    file = models.FileField(_("file"), upload_to="productions/%Y/%m/")
    name = models.CharField(_("name of the file"), max_length=200)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    recipient = models.EmailField(_("handed over to"))
    # The link's token is made from this and the desk's secret key: the database alone opens no link.
    nonce = models.CharField(max_length=32, editable=False, default="")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(_("link ends"))
    made_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", verbose_name=_("made by"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    revoked_at = models.DateTimeField(_("link withdrawn"), null=True)

    class Meta:
        verbose_name = _("production")
        verbose_name_plural = _("productions")
        ordering = ["-id"]
        triggers = [
            pgtrigger.ReadOnly(
                name="is_what_it_was",
                fields=[
                    "request",
                    "decision",
                    "file",
                    "name",
                    "size",
                    "sha256",
                    "recipient",
                    "nonce",
                    "token_hash",
                    "expires_at",
                    "made_by",
                    "at",
                ],
            ),
            pgtrigger.Protect(
                name="withdrawn_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__revoked_at__isnull=False),
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            NO_TRUNCATE,
        ]


class HandOver(models.Model):
    """One download of a production. It is asked of the guard again at that moment."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="hand_overs")
    production = models.ForeignKey(Production, on_delete=models.PROTECT, related_name="hand_overs")
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ["-id"]
        triggers = KEEPS_EVERY_ROW


class Closing(models.Model):
    """The end of a request: by an approved decision, or under a pause that refuses or re-routes."""

    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="closing")
    outcome = models.CharField(_("outcome"), max_length=24, choices=Outcome)
    pauses = ArrayField(models.BigIntegerField(), default=list, verbose_name=_("pauses it was closed under"))
    reason = models.TextField(_("reason"), blank=True)
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("closing")
        verbose_name_plural = _("closings")
        triggers = KEEPS_EVERY_ROW
