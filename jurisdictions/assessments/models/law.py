"""The law, provision by provision, on paper and in practice."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.assessment import Assessment
from jurisdictions.assessments.models.words import Finding


class Power(models.TextChoices):
    """What a provision lets a State do."""

    PRODUCE = "produce", _("produce data")
    IDENTIFY = "identify", _("identify a user")
    DECRYPT = "decrypt", _("decrypt")
    INTERCEPT = "intercept", _("intercept")
    REMOVE = "remove", _("remove content")
    GAG = "gag", _("forbid to tell")
    PENALISE = "penalise", _("penalise the company or its staff")
    EXTRATERRITORIAL = "extraterritorial", _("reach beyond the territory")


class Provision(models.Model):
    """One provision; the text is judged apart from how it is applied."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="provisions")
    number = models.CharField(_("article or section"), max_length=60)
    says = models.TextField(_("what it says"))
    powers = ArrayField(
        models.CharField(max_length=20, choices=Power), default=list, blank=True, verbose_name=_("powers")
    )
    authoriser = models.CharField(_("who authorises"), max_length=200, blank=True)
    on_paper = models.CharField(
        _("on paper: lawful, necessary, proportionate"), max_length=12, choices=Finding
    )
    in_practice = models.CharField(_("in practice"), max_length=12, choices=Finding)
    reasoning = models.TextField(_("reasoning and sources"))

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number
