"""Places with a law of their own, the services requests are about, and the legal instruments."""

import zoneinfo

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

WORLD = "001"  # UN M49


class Jurisdiction(models.Model):
    """A node of the tree of jurisdictions: the world, a territory or one of its subdivisions."""

    class Kind(models.TextChoices):
        WORLD = "world", _("World")
        TERRITORY = "territory", _("Territory")
        SUBDIVISION = "subdivision", _("Subdivision")

    code = models.CharField(_("code"), max_length=12, unique=True)
    name = models.CharField(_("name"), max_length=150)
    official_name = models.CharField(_("official name"), max_length=250, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    category = models.CharField(_("kind of subdivision"), max_length=80, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    # Root first, itself last; kept by a trigger, read by the guard.
    ancestors = ArrayField(models.BigIntegerField(), editable=False, default=list)
    # ISO lists it both as a territory and as a subdivision of another, as HK and CN-HK: a pause on the
    # larger one reaches it only where that pause says so.
    listed_apart = models.BooleanField(_("listed as a territory of its own"), default=False)
    time_zones = ArrayField(
        models.CharField(max_length=64), default=list, blank=True, verbose_name=_("time zones")
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("jurisdiction")
        verbose_name_plural = _("jurisdictions")
        ordering = ["name", "id"]
        indexes = [GinIndex(fields=["ancestors"], name="jurisdiction_by_ancestor")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="world", parent=None)
                | models.Q(parent__isnull=False) & ~models.Q(kind="world"),
                name="only_the_world_has_no_parent",
            )
        ]
        permissions = [
            ("see_requests", "Can see requests"),
            ("enter_requests", "Can enter requests"),
            ("review_requests", "Can take and decide requests"),
            ("approve_requests", "Can approve decisions"),
            ("pause_requests", "Can pause requests and ask for a lift"),
            ("assess_jurisdiction", "Can write due-diligence assessments"),
            ("sign_as_author", "Can sign assessments as author"),
            ("sign_as_human_rights_reviewer", "Can sign assessments as human-rights reviewer"),
            ("sign_as_legal_reviewer", "Can sign assessments as legal or regional reviewer"),
            ("sign_as_executive", "Can sign assessments as accountable executive"),
            ("open_restricted_assessments", "Can open restricted assessments for some hours"),
            ("audit_jurisdiction", "Can read the ledger"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("jurisdictions:detail", args=[self.code])

    @property
    def zones(self) -> list[zoneinfo.ZoneInfo]:
        return [zoneinfo.ZoneInfo(name) for name in self.time_zones]


class JurisdictionCode(models.Model):
    """A code that names a jurisdiction; one that ISO lists twice has two."""

    code = models.CharField(_("code"), max_length=12, unique=True)
    standard = models.CharField(_("standard"), max_length=20)
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.CASCADE, related_name="codes", verbose_name=_("jurisdiction")
    )

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Service(models.Model):
    """A product whose users' data is asked for."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)
    provider = models.CharField(_("provider"), max_length=120, blank=True)
    is_active = models.BooleanField(_("takes requests"), default=True)

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class LegalInstrument(models.Model):
    """A law, treaty or rule that matters to requests from a jurisdiction."""

    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, related_name="instruments", verbose_name=_("jurisdiction")
    )
    title = models.CharField(_("title"), max_length=250)
    original_title = models.CharField(_("title in the original language"), max_length=250, blank=True)
    original_language = models.CharField(_("language of the original"), max_length=12, blank=True)
    citation = models.CharField(_("citation"), max_length=120, blank=True)
    in_force_on = models.DateField(_("in force since"), null=True, blank=True)
    repealed_on = models.DateField(_("repealed"), null=True, blank=True)
    url = models.URLField(_("official text"), blank=True)
    note = models.TextField(_("what it means for requests"), blank=True)

    class Meta:
        verbose_name = _("legal instrument")
        verbose_name_plural = _("legal instruments")
        ordering = ["-in_force_on", "title"]
        constraints = [
            models.UniqueConstraint(fields=["jurisdiction", "title"], name="one_instrument_per_title"),
        ]

    def __str__(self) -> str:
        return self.title


class LegalAmendment(models.Model):
    """A change of a legal instrument, or a rule made under it."""

    instrument = models.ForeignKey(
        LegalInstrument,
        on_delete=models.PROTECT,
        related_name="amendments",
        verbose_name=_("legal instrument"),
    )
    title = models.CharField(_("title"), max_length=250)
    citation = models.CharField(_("citation"), max_length=120, blank=True)
    in_force_on = models.DateField(_("in force since"), null=True, blank=True)
    url = models.URLField(_("official text"), blank=True)

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["-in_force_on", "-pk"]

    def __str__(self) -> str:
        return self.title
