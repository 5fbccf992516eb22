"""What an assessment is about, who asked for it, and how far it looks."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import code, codes, day, long_text
from jurisdictions.assessments.models.words import Confidentiality, Kind, Track
from jurisdictions.models import Service
from jurisdictions.pauses.models import Nexus
from jurisdictions.pauses.vocabulary import data_categories, request_types


class Scope(models.Model):
    """Terms of reference and scope (DIHR phase 1; RDR G4a.3-6; UNGP 17(b))."""

    kind = code(_("kind of assessment"), Kind)
    track = models.CharField(_("track"), max_length=12, choices=Track, default=Track.FULL)
    track_reason = long_text(_("why this track"))
    question = long_text(_("question to answer"))
    method = long_text(_("method"))
    timetable = long_text(_("timetable and resources"))
    commissioned_by = models.CharField(_("commissioned by"), max_length=200, blank=True)
    funded_by = models.CharField(_("funded by"), max_length=200, blank=True)
    editorial_control = long_text(_("who has the last word on the text"))
    authorities = long_text(_("authorities"))
    services = models.ManyToManyField(Service, blank=True, related_name="+", verbose_name=_("services"))
    entities = long_text(_("companies of the group"))
    data_categories = ArrayField(
        models.CharField(max_length=16), default=list, blank=True, verbose_name=_("data")
    )
    request_types = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, verbose_name=_("types of request")
    )
    nexus = code(_("nexus"), Nexus)
    period_from = day(_("period looked at, from"))
    period_to = day(_("period looked at, to"))
    out_of_scope = long_text(_("out of scope, and why"))
    research_from = day(_("research from"))
    research_to = day(_("research to"))
    data_cutoff = day(_("nothing later than this day was looked at"))
    limits = long_text(_("limits and uncertainty"))
    confidentiality = code(_("confidentiality"), Confidentiality, default=Confidentiality.AMBER)

    class Meta:
        abstract = True


CHOICES = {"data_categories": data_categories, "request_types": request_types}

__all__ = ["CHOICES", "Scope", "codes"]
