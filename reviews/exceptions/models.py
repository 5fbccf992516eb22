"""Exceptions: one request passes one pause, because two people of different teams say so."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.pauses.models import ExceptionKind, Pause
from portal.accounts.models import Team
from portal.ledger.models import NO_TRUNCATE
from reviews.models import Request

PERSON = settings.AUTH_USER_MODEL


def _person(words: Any, **options: Any) -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        PERSON, on_delete=models.PROTECT, related_name="+", verbose_name=words, **options
    )


class Use(models.Model):
    """One use of an exception: asked for, approved once, approved again and so granted, or refused."""

    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, related_name="exception_uses", verbose_name=_("request")
    )
    pause = models.ForeignKey(
        Pause, on_delete=models.PROTECT, related_name="exception_uses", verbose_name=_("pause")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=ExceptionKind)
    facts = models.TextField(_("how the criteria are met"))
    asked_by = _person(_("asked by"))
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    first_by = _person(_("first approver"), null=True, blank=True)
    first_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    first_at = models.DateTimeField(_("first approval"), null=True, blank=True)
    second_by = _person(_("second approver"), null=True, blank=True)
    second_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    second_at = models.DateTimeField(_("granted"), null=True, blank=True)
    refused_by = _person(_("refused by"), null=True, blank=True)
    refused_at = models.DateTimeField(_("refused"), null=True, blank=True)
    refusal = models.TextField(_("why it was refused"), blank=True)

    class Meta:
        verbose_name = _("use of an exception")
        verbose_name_plural = _("uses of exceptions")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "pause"],
                condition=models.Q(refused_at=None),
                name="one_use_per_request_and_pause",
            ),
            models.CheckConstraint(
                condition=models.Q(first_by=None, first_team=None, first_at=None)
                | models.Q(first_by__isnull=False, first_team__isnull=False, first_at__isnull=False)
                & ~models.Q(first_by=models.F("asked_by")),
                name="the_first_approver_is_somebody_else",
            ),
            models.CheckConstraint(
                condition=models.Q(second_by=None, second_team=None, second_at=None)
                | models.Q(
                    second_by__isnull=False,
                    second_team__isnull=False,
                    second_at__isnull=False,
                    first_by__isnull=False,
                    refused_at=None,
                )
                & ~models.Q(second_by=models.F("asked_by"))
                & ~models.Q(second_by=models.F("first_by"))
                & ~models.Q(second_team=models.F("first_team")),
                name="the_second_approver_is_of_another_team",
            ),
            models.CheckConstraint(
                condition=models.Q(refused_at=None, refused_by=None)
                | models.Q(refused_at__isnull=False, refused_by__isnull=False) & ~models.Q(refusal=""),
                name="a_refusal_has_a_person_and_a_reason",
            ),
            models.CheckConstraint(condition=~models.Q(facts=""), name="a_use_says_how_criteria_are_met"),
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete), NO_TRUNCATE]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.request.reference}"

    @property
    def is_granted(self) -> bool:
        return self.second_at is not None

    @property
    def is_open(self) -> bool:
        return self.second_at is None and self.refused_at is None
