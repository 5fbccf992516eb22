"""Talks with those affected and with experts, and what they agreed to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import code, day, graded, long_text, part_of, short
from jurisdictions.assessments.models.words import Attribution, ConsulteeClass, Response
from portal.encryption import EncryptedText
from portal.ledger.models import KEEPS_EVERY_ROW


class Consultation(models.Model):
    """One consultation. Each consent stands of its own; a withdrawal takes the name out of what is shown.

    The person's name is encrypted, and every look at it is an event (do no harm; RDR G5).
    """

    Response = Response

    assessment = part_of("consultations")
    on = models.DateField(_("when"))
    mode = models.CharField(_("how: call, meeting, in writing"), max_length=120, blank=True)
    duration = models.CharField(_("how long"), max_length=60, blank=True)
    place_safety = long_text(_("why place and tools were safe"))
    language = models.CharField(_("language, interpreter"), max_length=120, blank=True)
    consultee_class = models.CharField(_("class"), max_length=20, choices=ConsulteeClass)
    person = EncryptedText(_("person"), blank=True)
    organisation = models.CharField(_("organisation"), max_length=200)
    region = models.CharField(_("region"), max_length=120, blank=True)
    from_region = models.BooleanField(_("from or of the region"), default=False)
    expertise = long_text(_("expertise, lived experience"))
    independence = graded(_("independence, 0 to 3"), 0, 3, null=True, blank=True)
    paid = models.BooleanField(_("paid"), default=False)
    past_work = long_text(_("past work for us"))
    ties = long_text(_("payment, past work, ties, conflicts of interest"))
    retaliation_risk = graded(_("risk of retaliation, 1 to 4"), 1, 4, null=True, blank=True)
    contact_rule = long_text(_("how to reach them safely"))
    keep_until = day(_("kept until"))
    questions = models.TextField(_("questions put, material shared"))
    advice = models.TextField(_("advice given"))
    response = models.CharField(_("our response"), max_length=10, choices=Response)
    response_reason = models.TextField(_("why"))
    may_record = models.BooleanField(_("consents to being recorded"), default=False)
    may_name = models.BooleanField(_("consents to being named"), default=False)
    may_quote = models.BooleanField(_("consents to being quoted"), default=False)
    may_publish = models.BooleanField(_("consents to publication"), default=False)
    attribution = code(_("shown as"), Attribution)
    consent_on = day(_("consent given on"))
    consent_how = models.CharField(_("consent given how"), max_length=200, blank=True)
    feedback_on = day(_("told what came of it, on"))

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="nothing_is_recorded_without_consent",
                condition=models.Q(may_record=True) | models.Q(person=""),
                violation_error_message=_(
                    "Without consent to being recorded there is no name to write down."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.get_consultee_class_display()

    @property
    def is_withdrawn(self) -> bool:
        """Whether consent to being named was taken back, wholly or for the name."""
        return any(row.of in {Withdrawal.Of.ALL, Withdrawal.Of.NAME} for row in self.withdrawals.all())

    @property
    def took_all_back(self) -> bool:
        """Whether the consent to everything was taken back."""
        return any(row.of == Withdrawal.Of.ALL for row in self.withdrawals.all())

    @property
    def shown_name(self) -> str:
        """The person's name where consent to it stands, else nothing."""
        return self.person if self.may_name and not self.is_withdrawn else ""


class AdvicePoint(models.Model):
    """One point of advice, and our answer to it (UNGP 18-20)."""

    assessment = part_of("advice")
    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="points", verbose_name=_("consultation")
    )
    text = models.TextField(_("advice"))
    about = models.CharField(_("on which impact, finding or option"), max_length=200, blank=True)
    response = code(_("our response"), Response)
    response_reason = long_text(_("why"))
    dissent_to_publish = models.BooleanField(_("a dissent, to be published"), default=False)

    class Meta:
        verbose_name = _("point of advice")
        verbose_name_plural = _("points of advice")
        ordering = ["pk"]

    def __str__(self) -> str:
        return short(self.text)


class Withdrawal(models.Model):
    """A consent that was taken back. It is no content: it stands beside what was signed, at any time."""

    class Of(models.TextChoices):
        NAME = "name", _("being named")
        QUOTE = "quote", _("being quoted")
        PUBLISH = "publish", _("publication")
        ALL = "all", _("everything")

    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="withdrawals", verbose_name=_("consultation")
    )
    of = models.CharField(_("consent to"), max_length=10, choices=Of)
    on = models.DateField(_("withdrawn on"))

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "of"], name="each_consent_is_withdrawn_once")
        ]
        triggers = KEEPS_EVERY_ROW

    def __str__(self) -> str:
        return self.get_of_display()
