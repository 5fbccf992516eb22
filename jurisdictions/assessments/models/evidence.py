"""Sources and what is cited from them. Reliability and credibility are judged apart (Admiralty grades)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import code, day, long_text, part_of
from jurisdictions.assessments.models.words import Credibility, Reliability, SourceKind, Stance


class Source(models.Model):
    """One source. Its archived copies are rows of their own (`models/copy.py`)."""

    assessment = part_of("sources")
    kind = models.CharField(_("kind"), max_length=12, choices=SourceKind)
    title = models.CharField(_("title"), max_length=250)
    publisher = models.CharField(_("published by"), max_length=200, blank=True)
    published_on = day(_("published"))
    url = models.URLField(_("address"), blank=True, max_length=500)
    language = models.CharField(_("language, translation"), max_length=120, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    reliability = code(_("reliability of the source, A to F"), Reliability)
    credibility = code(_("credibility of what it says, 1 to 6"), Credibility)
    expires_on = day(_("stale after"))
    contested = models.BooleanField(_("contested"), default=False)
    rival = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("contradicted by"),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def grade(self) -> str:
        """Such as B2; a dash where it is not graded."""
        return f"{self.reliability or '–'}{self.credibility or '–'}"


class Citation(models.Model):
    """A source cited for one claim. `about` names it: `impact:3`, `finding:5`, `assessment:reasons`."""

    assessment = part_of("citations")
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="citations", verbose_name=_("source")
    )
    about = models.CharField(_("for which claim"), max_length=80)
    locator = models.CharField(_("page, paragraph"), max_length=120, blank=True)
    stance = models.CharField(_("stance"), max_length=12, choices=Stance, default=Stance.SUPPORTS)
    note = long_text(_("note"))

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.source} {self.locator}".strip()
