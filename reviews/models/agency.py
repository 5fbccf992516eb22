"""Who asks: agencies and their officers. Trust belongs to both, never to a mailbox alone."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction


class Agency(models.Model):
    """An authority that sends requests."""

    name = models.CharField(_("name"), max_length=200)
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, related_name="agencies", verbose_name=_("jurisdiction")
    )
    domains = ArrayField(
        models.CharField(max_length=120),
        default=list,
        blank=True,
        verbose_name=_("official mail domains"),
        help_text=_("Separate them with commas."),
    )
    published_phone = models.CharField(
        _("published phone number"),
        max_length=40,
        blank=True,
        help_text=_(
            "From the agency's own site or a directory: call back on this one, never on the one given."
        ),
    )
    reply_address = models.EmailField(_("address for replies"), blank=True)
    is_verified = models.BooleanField(_("registered and verified"), default=False)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["jurisdiction", "name"], name="one_agency_per_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Officer(models.Model):
    """A person at an agency who signs or sends requests."""

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="officers", verbose_name=_("agency")
    )
    name = models.CharField(_("name"), max_length=200)
    rank = models.CharField(_("rank or office"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone number given"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name", "email"], name="one_officer_per_name_and_address"
            ),
        ]

    def __str__(self) -> str:
        return self.name
