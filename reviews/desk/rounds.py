"""Which agencies were told that work on their requests stopped, or goes on: once a pause and agency."""

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.pauses.models import Pause
from portal.ledger.models import KEEPS_EVERY_ROW, NO_TRUNCATE
from reviews.models import Agency


class AgencyRound(models.Model):
    """The telling of one pause's beginning or end. It is finished when no agency is left to be told."""

    class Occasion(models.TextChoices):
        BEGAN = "began", _("The pause began")
        ENDED = "ended", _("The pause ended")

    pause = models.ForeignKey(
        Pause, on_delete=models.PROTECT, related_name="agency_rounds", verbose_name=_("pause")
    )
    occasion = models.CharField(_("occasion"), max_length=5, choices=Occasion)
    began_at = models.DateTimeField(_("began"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("round of notices to agencies")
        verbose_name_plural = _("rounds of notices to agencies")
        constraints = [
            models.UniqueConstraint(fields=["pause", "occasion"], name="one_round_per_pause_and_occasion")
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete), NO_TRUNCATE]


class AgencyTold(models.Model):
    """One agency in a round: how many of its requests were concerned, and how many mails were owed for them.

    There is no mail where neither the agency nor the officers of its requests have an address.
    """

    round = models.ForeignKey(AgencyRound, on_delete=models.PROTECT, related_name="told")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency"))
    requests = models.PositiveIntegerField(_("requests"))
    mails = models.PositiveIntegerField(_("mails"))
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("agency told")
        verbose_name_plural = _("agencies told")
        constraints = [
            models.UniqueConstraint(fields=["round", "agency"], name="each_agency_once_a_round"),
        ]
        triggers = KEEPS_EVERY_ROW
