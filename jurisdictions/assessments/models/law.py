"""The law: instruments, their provisions, and how they stand the tests, text and practice apart."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import code, codes, day, long_text, part_of
from jurisdictions.assessments.models.words import Aim, Approval, Authoriser, Finding, Power, Translation
from jurisdictions.models import LegalInstrument


class LawStanding(models.Model):
    """How the law stands as a whole: chosen test sets, derogation, conflict with international law."""

    instrument = models.ForeignKey(
        LegalInstrument, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("legal instrument")
    )
    test_sets = codes(_("sets of tests applied"))
    incitement = models.BooleanField(_("an offence at issue is incitement"), default=False)
    derogation = long_text(_("derogations in force (ICCPR 4)"))
    conflict_of_law = long_text(_("conflict between local and international law (UNGP 23(b))"))

    class Meta:
        abstract = True


class Instrument(models.Model):
    """One legal instrument as it was analysed (RDR G4a.1-2; Berkeley Protocol)."""

    assessment = part_of("instruments")
    title = models.CharField(_("title"), max_length=250)
    original_title = models.CharField(_("title in the original language"), max_length=250, blank=True)
    citation = models.CharField(_("official citation"), max_length=200, blank=True)
    adopter = models.CharField(_("adopted by"), max_length=200, blank=True)
    adopted_on = day(_("adopted"))
    gazetted_on = day(_("gazetted"))
    in_force_on = day(_("in force"))
    amended_on = day(_("last amended"))
    repealed_on = day(_("repealed"))
    languages = models.CharField(_("languages of the official text"), max_length=120, blank=True)
    translation = code(_("translation read"), Translation)
    source = models.ForeignKey(
        "assessments.Source",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("archived copy"),
    )

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Provision(models.Model):
    """One provision and the power it gives (NP-6, NP-7; EEG-C; P10a.4; UNGP 23)."""

    assessment = part_of("provisions")
    instrument = models.ForeignKey(
        Instrument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="provisions",
        verbose_name=_("of which instrument"),
    )
    number = models.CharField(_("article or section"), max_length=60)
    says = models.TextField(_("what it says"))
    relied_on = models.BooleanField(_("agencies rely on it"), default=True)
    powers = ArrayField(
        models.CharField(max_length=20, choices=Power), default=list, blank=True, verbose_name=_("powers")
    )
    authoriser = models.CharField(_("who authorises"), max_length=200, blank=True)
    authoriser_kind = code(_("kind of authority"), Authoriser)
    threshold = long_text(_("threshold: suspicion, proof, offences"))
    emergency_bypass = long_text(_("way round it in an emergency"))
    approval = code(_("approval"), Approval)
    duration = models.CharField(_("how long it lasts"), max_length=200, blank=True)
    user_notice = long_text(_("notice to the user"))
    appeal = long_text(_("appeal"))
    gag = long_text(_("duty of silence"))
    reach = long_text(_("reach beyond the territory"))
    penalty_company = long_text(_("penalty for the company"))
    penalty_staff = long_text(_("penalty for local staff"))
    penalty_user = long_text(_("penalty for users"))
    aims = long_text(_("aims it protects"))
    aim_flags = codes(_("aims in doubt"), Aim)
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
