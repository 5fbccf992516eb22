"""Compartments: who needs to know of an assessment, and who looked all the same."""

from datetime import timedelta

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.assessment import Assessment
from portal.ledger.models import KEEPS_EVERY_ROW, NO_TRUNCATE

OPEN_FOR = timedelta(hours=4)


class Compartment(models.Model):
    """A circle of people who need to know. Who is in it is an object permission; the ledger says why."""

    name = models.CharField(_("name"), max_length=120)
    purpose = models.TextField(_("purpose"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    class Meta:
        verbose_name = _("compartment")
        verbose_name_plural = _("compartments")
        ordering = ["name"]
        permissions = [("enter_compartment", "Can read what is in the compartment")]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete), NO_TRUNCATE]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("assessments:compartment", args=[self.pk])

    @property
    def reference(self) -> str:
        """How the ledger and others call it: its name is for the people in it."""
        return f"C-{self.pk:04}"


class Restriction(models.Model):
    """An assessment is in a compartment: whoever is not in all of its compartments does not see it."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="restrictions")
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="restrictions")
    reason = models.TextField(_("reason"))
    put_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    put_at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("restriction")
        verbose_name_plural = _("restrictions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "compartment"], name="each_compartment_once"),
        ]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update), NO_TRUNCATE]


class Opening(models.Model):
    """Somebody from outside its compartments opened an assessment, with a reason, for four hours at most."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="openings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    until = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="opened_for_hours", condition=models.Q(until__lte=models.F("opened_at") + OPEN_FOR)
            ),
            models.CheckConstraint(name="opened_for_a_reason", condition=~models.Q(reason="")),
        ]
        triggers = KEEPS_EVERY_ROW
