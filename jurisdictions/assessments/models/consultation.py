"""Talks with those affected and with experts, and what they agreed to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.assessment import Assessment
from jurisdictions.assessments.models.words import ConsulteeClass


class Consultation(models.Model):
    """One consultation. Three consents, each of its own; a withdrawal takes the name out of what is shown."""

    class Response(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        PARTLY = "partly", _("Accepted in part")
        REJECTED = "rejected", _("Rejected")
        NOTED = "noted", _("Noted")

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="consultations")
    on = models.DateField(_("when"))
    consultee_class = models.CharField(_("class"), max_length=20, choices=ConsulteeClass)
    person = models.CharField(_("person"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200)
    from_region = models.BooleanField(_("from or of the region"), default=False)
    ties = models.TextField(_("payment, past work, ties, conflicts of interest"), blank=True)
    questions = models.TextField(_("questions put, material shared"))
    advice = models.TextField(_("advice given"))
    response = models.CharField(_("our response"), max_length=10, choices=Response)
    response_reason = models.TextField(_("why"))
    may_record = models.BooleanField(_("consents to being recorded"), default=False)
    may_name = models.BooleanField(_("consents to being named"), default=False)
    may_publish = models.BooleanField(_("consents to publication"), default=False)
    withdrawn_on = models.DateField(_("consent withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return self.get_consultee_class_display()

    @property
    def shown_name(self) -> str:
        """The person's name where consent to it stands, else nothing."""
        return self.person if self.may_name and self.withdrawn_on is None else ""
