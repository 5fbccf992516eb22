"""The request: its facts, its state, and the lane those facts put it in."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Cast, Concat, LPad
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction, LegalInstrument, Service
from portal.ledger.models import NO_TRUNCATE
from reviews.models.agency import Agency, Officer
from reviews.models.queue import Queue
from reviews.models.words import AuthorisationState, DataCategory, RequestType, State


class Lane(models.Model):
    """All requests that a pause cannot tell apart, in one queue.

    There are some thousands of lanes however many requests there are, so whatever is asked about
    pauses (what is held, what is workable) is asked of lanes. Made and kept by a trigger.
    """

    queue = models.ForeignKey(Queue, on_delete=models.PROTECT, related_name="+")
    agency_jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="+")
    user_jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="+", null=True)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    type = models.CharField(max_length=40)
    emergency = models.BooleanField()
    categories = ArrayField(models.CharField(max_length=16), default=list)  # in the order of the alphabet
    # Pauses that do not hold these requests, because two people made an exception of each.
    excepted_from = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        verbose_name = _("lane")
        verbose_name_plural = _("lanes")
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "queue",
                    "agency_jurisdiction",
                    "user_jurisdiction",
                    "service",
                    "type",
                    "emergency",
                    "categories",
                    "excepted_from",
                ],
                nulls_distinct=False,
                name="one_lane_per_facts",
            )
        ]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"lane {self.pk}"


class Request(models.Model):
    """A government's request for user data."""

    reference = models.GeneratedField(
        expression=Concat(models.Value("R-"), LPad(Cast("id", models.CharField()), 6, models.Value("0"))),
        output_field=models.CharField(max_length=24),
        db_persist=True,
        verbose_name=_("reference"),
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="requests", verbose_name=_("agency")
    )
    officer = models.ForeignKey(
        Officer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="requests",
        verbose_name=_("officer"),
    )
    agency_reference = models.CharField(_("agency's reference"), max_length=120)
    # Copied from the agency when the request arrives: an agency that moves later changes no past fact.
    agency_jurisdiction = models.ForeignKey(
        Jurisdiction,
        on_delete=models.PROTECT,
        related_name="requests_from",
        verbose_name=_("agency's jurisdiction"),
    )
    user_jurisdiction = models.ForeignKey(
        Jurisdiction,
        on_delete=models.PROTECT,
        related_name="requests_about",
        null=True,
        blank=True,
        verbose_name=_("user's jurisdiction"),
    )
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="requests", verbose_name=_("service")
    )
    type = models.CharField(_("type"), max_length=40, choices=RequestType)
    instrument = models.ForeignKey(
        LegalInstrument, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("legal instrument")
    )
    legal_basis = models.CharField(_("statute and provision named"), max_length=250, blank=True)
    offence = models.CharField(_("offence under investigation"), max_length=250, blank=True)
    authorisation = models.CharField(
        _("authorisation"), max_length=20, choices=AuthorisationState, default=AuthorisationState.APPROVED
    )
    categories = ArrayField(
        models.CharField(max_length=16, choices=DataCategory), verbose_name=_("data categories asked for")
    )
    data_from = models.DateTimeField(_("data from"), null=True, blank=True)
    data_to = models.DateTimeField(_("data to"), null=True, blank=True)
    narrative = models.TextField(_("what the agency writes"), blank=True)
    emergency = models.BooleanField(_("emergency"), default=False)
    emergency_reason = models.TextField(_("why it is an emergency"), blank=True)
    confidential_until = models.DateField(_("non-disclosure order until"), null=True, blank=True)
    dated_on = models.DateField(_("dated"), null=True, blank=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    due_at = models.DateTimeField(_("due"), help_text=_("The first of its running clocks."))
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.RECEIVED)
    state_since = models.DateTimeField(_("in this state since"), default=timezone.now)
    queue = models.ForeignKey(
        Queue, on_delete=models.PROTECT, related_name="requests", verbose_name=_("queue")
    )
    lane = models.ForeignKey(
        Lane, on_delete=models.PROTECT, related_name="requests", editable=False, null=True, db_index=False
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("entered by"),
    )
    # Kept by a trigger from the exceptions that were granted.
    excepted_from = ArrayField(models.BigIntegerField(), default=list, editable=False)
    lock_version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        ordering = ["due_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "agency_reference", "service"],
                name="one_request_per_agency_reference_and_service",
                violation_error_message=_(
                    "This agency already sent a request with this reference for this service."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(categories__len__gt=0), name="a_request_asks_for_something"
            ),
            models.CheckConstraint(
                condition=models.Q(data_from=None)
                | models.Q(data_to=None)
                | models.Q(data_to__gte=models.F("data_from")),
                name="data_range_runs_forward",
            ),
        ]
        indexes = [
            models.Index(fields=["reference"], name="request_by_reference"),
            models.Index(
                fields=["lane", "due_at", "id"],
                include=["received_at"],
                condition=models.Q(state="received"),
                name="workable_by_lane",
            ),
            models.Index(
                fields=["lane", "state"],
                include=["received_at"],
                condition=~models.Q(state__in=["delivered", "closed"]),
                name="open_by_lane",
            ),
            models.Index(
                fields=["agency_jurisdiction", "due_at", "id"],
                condition=~models.Q(state__in=["delivered", "closed"]),
                name="open_by_jurisdiction",
            ),
            models.Index(fields=["-received_at", "-id"], name="request_by_arrival"),
            # What a lane had received by a moment.
            models.Index(fields=["lane", "-received_at", "-id"], name="lane_by_arrival"),
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            NO_TRUNCATE,
        ]

    def __str__(self) -> str:
        return self.reference or str(_("new request"))

    def get_absolute_url(self) -> str:
        return reverse("desk:request", args=[self.reference])
