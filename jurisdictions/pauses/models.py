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
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction, Service
from jurisdictions.pauses.querysets import PauseQuerySet
from portal.ledger.models import NO_TRUNCATE


class Stage(models.TextChoices):
    """The first step of the work that a pause blocks; it blocks all later ones too."""

    INTAKE = "intake", _("Intake")
    REVIEW = "review", _("Review")
    PRODUCTION = "production", _("Production")


class Nexus(models.TextChoices):
    """What ties a request to the paused jurisdiction."""

    AGENCY = "agency", _("the agency is of the jurisdiction")
    USER = "user", _("the user is of the jurisdiction")
    EITHER = "either", _("the agency or the user is of the jurisdiction")


class Handling(models.TextChoices):
    """What becomes of a request under the pause."""

    HOLD = "hold", _("Hold until the pause is lifted")
    REFUSE = "refuse", _("Refuse, with the reply below")
    MLAT = "mlat", _("Point the agency to mutual legal assistance")


class Pause(models.Model):
    """An overlay on requests; no request carries a mark of it.

    What it covers never changes: another scope is another pause. Its period has no end until an act
    with a mandate ends it.
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
    nexus = models.CharField(_("nexus"), max_length=8, choices=Nexus, default=Nexus.AGENCY)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.REVIEW)
    new_only = models.BooleanField(_("only requests received after it began"), default=False)
    handling = models.CharField(_("handling"), max_length=8, choices=Handling, default=Handling.HOLD)
    agency_reply = models.TextField(_("reply to the agency"), blank=True)
    reason = models.TextField(_("reason"))
    conditions = models.TextField(_("conditions for lifting"), blank=True)
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
                name="a_lift_has_a_person_and_a_mandate",
                condition=models.Q(period__endswith=None, lifted_by=None, mandate=None)
                | models.Q(period__endswith__isnull=False, lifted_by__isnull=False, mandate__isnull=False),
            ),
            models.CheckConstraint(
                name="a_pause_has_a_start", condition=models.Q(period__startswith__isnull=False)
            ),
            models.CheckConstraint(name="a_pause_has_a_reason", condition=~models.Q(reason="")),
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
    def is_lifted(self) -> bool:
        return self.period.upper is not None

    @property
    def is_in_force(self) -> bool:
        return timezone.now() in self.period

    def service_list(self) -> list[Service]:
        """The services it covers, by name; an empty list means all of them."""
        return list(Service.objects.filter(pk__in=self.services)) if self.services else []


class Mandate(models.Model):
    """The permission to end one pause, drawn from a signed decision. It is used once."""

    class Action(models.TextChoices):
        LIFT = "lift", _("Lift")

    pause = models.ForeignKey(
        Pause, on_delete=models.PROTECT, related_name="mandates", verbose_name=_("pause")
    )
    action = models.CharField(_("action"), max_length=10, choices=Action, default=Action.LIFT)
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
