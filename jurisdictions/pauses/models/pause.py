"""The pause: what is held, at which stage, since when, by whom, and what would end it."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models.functions import Cast, Concat, LPad
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.models.words import Handling, Nexus, Stage
from jurisdictions.pauses.querysets import PauseQuerySet, former_of
from portal.ledger.models import NO_TRUNCATE


class Pause(models.Model):
    """An overlay on requests; no request carries a mark of it.

    What it covers never changes: another scope is another pause, which may replace this one. Its period
    has no end until an act ends it, with a mandate, or by putting a wider pause in its place.
    """

    reference = models.GeneratedField(
        expression=Concat(models.Value("P-"), LPad(Cast("id", models.CharField()), 4, models.Value("0"))),
        output_field=models.CharField(max_length=24),
        db_persist=True,
    )
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, related_name="pauses", verbose_name=_("jurisdiction")
    )
    include_parts = models.BooleanField(_("with its parts"), default=True)
    left_out = ArrayField(
        models.BigIntegerField(), default=list, blank=True, verbose_name=_("parts left out")
    )
    services = ArrayField(models.BigIntegerField(), default=list, blank=True, verbose_name=_("services"))
    request_types = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, verbose_name=_("types of request")
    )
    excluded_types = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, verbose_name=_("types left out")
    )
    data_categories = ArrayField(
        models.CharField(max_length=16), default=list, blank=True, verbose_name=_("data categories")
    )
    nexus = models.CharField(_("nexus"), max_length=8, choices=Nexus, default=Nexus.AGENCY)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.REVIEW)
    new_only = models.BooleanField(_("only requests received after it began"), default=False)
    handling = models.CharField(_("handling"), max_length=8, choices=Handling, default=Handling.HOLD)
    agency_reply = models.TextField(_("reply to the agency"), blank=True)
    reason = models.TextField(_("reason"))
    conditions = models.TextField(_("conditions for lifting"), blank=True)
    # [{"kind": one of ExceptionKind, "criteria": in words}], decided with the pause.
    exceptions = models.JSONField(_("exceptions"), default=list, blank=True)
    source_url = models.URLField(_("public statement"), max_length=500, blank=True)
    review_by = models.DateField(_("to be reviewed by"))
    period = DateTimeRangeField(_("in force"))
    created_at = models.DateTimeField(_("entered"), default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    countersigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("countersigned by"),
    )
    countersigned_at = models.DateTimeField(_("countersigned"), null=True, blank=True)
    replaces = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        related_name="replaced_by",
        null=True,
        blank=True,
        verbose_name=_("in place of"),
    )
    # It begins again, by the clock, what was lifted for some hours only.
    resumes = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        related_name="resumed_by",
        null=True,
        editable=False,
        verbose_name=_("begins again"),
    )
    # A pause on new requests that begins again, or takes the place of another one on new requests, holds what
    # was held before: requests received from then on.
    received_from = models.DateTimeField(_("requests received from"), null=True, editable=False)
    # Who asked for the end, and who confirmed it.
    end_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("lifted by"),
    )
    mandate = models.OneToOneField(
        "Mandate",
        on_delete=models.PROTECT,
        related_name="used_for",
        null=True,
        blank=True,
        verbose_name=_("mandate"),
    )
    # A lift in stages: from release_at[i] on, requests received before release_until[i] are free.
    release_at = ArrayField(models.DateTimeField(), default=list, blank=True, editable=False)
    release_until = ArrayField(models.DateTimeField(), default=list, blank=True, editable=False)
    # It was in force before it was entered here: whoever entered it did not decide it.
    taken_over = models.BooleanField(
        _("taken over from a record kept elsewhere"), default=False, db_default=False
    )
    reminded_on = models.DateField(null=True, editable=False)
    escalated_at = models.DateTimeField(null=True, editable=False)
    scope_key = models.CharField(max_length=32, editable=False, default="")  # kept by a trigger

    objects = PauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")
        ordering = ["-id"]
        indexes = [GistIndex(fields=["period"], name="pause_by_period")]
        constraints = [
            ExclusionConstraint(
                name="no_two_equal_pauses_at_once",
                expressions=[
                    ("jurisdiction", RangeOperators.EQUAL),
                    ("scope_key", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="a_second_person_countersigns",
                condition=models.Q(countersigned_by=None)
                | ~models.Q(countersigned_by=models.F("decided_by")),
            ),
            models.CheckConstraint(
                name="an_end_has_a_person",
                condition=models.Q(period__endswith=None, lifted_by=None, mandate=None, end_asked_by=None)
                | models.Q(period__endswith__isnull=False, lifted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="two_people_end_a_pause_with_a_mandate",
                condition=models.Q(mandate=None)
                | models.Q(end_asked_by__isnull=False) & ~models.Q(end_asked_by=models.F("lifted_by")),
            ),
            models.CheckConstraint(
                name="a_pause_has_a_start", condition=models.Q(period__startswith__isnull=False)
            ),
            models.CheckConstraint(name="a_pause_has_a_reason", condition=~models.Q(reason="")),
            models.CheckConstraint(
                name="only_what_follows_another_looks_back",
                condition=models.Q(received_from=None)
                | models.Q(resumes__isnull=False, new_only=True, replaces=None)
                | models.Q(resumes=None, new_only=True, replaces__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            NO_TRUNCATE,
        ]

    def __str__(self) -> str:
        return str(self.reference or _("new pause"))

    def get_absolute_url(self) -> str:
        return reverse("pauses:detail", args=[self.reference])

    @property
    def starts_at(self):  # type: ignore[no-untyped-def]
        return self.period.lower

    @property
    def ended_at(self):  # type: ignore[no-untyped-def]
        return self.period.upper

    @property
    def new_from(self):  # type: ignore[no-untyped-def]
        """Since when requests count as new, for a pause on new requests only."""
        return self.received_from or self.period.lower

    @property
    def is_lifted(self) -> bool:
        """It has an end: behind us, or with the last stage of its release."""
        return self.period.upper is not None

    @property
    def is_being_released(self) -> bool:
        return self.is_lifted and self.is_in_force

    @property
    def is_in_force(self) -> bool:
        return timezone.now() in self.period

    @cached_property
    def and_former(self) -> set[int]:
        """Its own id and those of the pauses whose place it took, one after the other."""
        return former_of([self.pk])[self.pk] if self.replaces_id else {self.pk}
