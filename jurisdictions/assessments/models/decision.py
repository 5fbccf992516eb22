"""What an assessment decides, under which conditions and until when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import code, day, long_text, part_of
from jurisdictions.assessments.models.words import ENDINGS, Choice
from jurisdictions.pauses.models import Ending, ExceptionKind


class Decision(models.Model):
    """The decision with its reasons (UNGP 15, 19, 23; RDR G4a.8)."""

    why_no_rightsholder = long_text(_("if no rightsholder was consulted: why, and what instead"))
    decision = code(_("decision"), Choice)
    reasons = long_text(_("reasons"))
    rejected_because = long_text(_("why the other options were rejected"))
    undecided_because = long_text(_("if kept: why more time is needed"))
    conditions = long_text(_("conditions"))
    lifted_when = long_text(_("what would let the pause be lifted"))
    refused_when = long_text(_("what would turn it into refusal"))
    reopened_when = long_text(_("if refused: what would open the question again"))
    exceptions = long_text(_("exceptions: criteria, who approves, how they are counted"))
    legal_exposure = long_text(_("legal exposure of refusing"))
    staff_plan = long_text(_("plan for the safety of staff"))
    complicity = long_text(_("risk of complicity in gross abuses, and what counsel says"))
    communication = long_text(_("who is told, and how"))
    escalation = long_text(_("raised with peers, multi-stakeholder bodies or the home State"))
    executive_consideration = long_text(_("how senior executives or the board considered it"))
    assurance = long_text(_("external assurance, and the assurer's accreditation"))
    effective_from = day(_("in effect from"))
    expires_on = day(_("the decision ends on"))
    next_review_on = day(_("next review"))

    class Meta:
        abstract = True

    @property
    def ending(self) -> Ending | None:
        """How pauses may end by this decision."""
        return ENDINGS.get(Choice(self.decision)) if self.decision else None

    @property
    def frees(self) -> bool:
        """Whether by this decision requests may pass that were held."""
        return self.ending in {Ending.LIFT, Ending.NARROW}


class ExceptionRule(models.Model):
    """An exception that is signed: its criteria, who approves, how it is logged and counted."""

    assessment = part_of("exception_rules")
    kind = models.CharField(_("exception"), max_length=24, choices=ExceptionKind)
    criteria = models.TextField(_("criteria"))
    approved_by = models.CharField(_("who approves"), max_length=200)
    logged = models.TextField(_("how it is logged and counted"))

    class Meta:
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_kind_display()


class PerRequestCondition(models.Model):
    """A condition that covers, request by request, what the law itself does not give."""

    class Covers(models.TextChoices):
        JUDICIAL = "judicial_oversight", _("judicial authorisation")
        REMEDY = "remedy", _("remedy")

    assessment = part_of("request_conditions")
    covers = models.CharField(_("what it covers"), max_length=20, choices=Covers)
    condition = models.TextField(_("condition on each request"))

    class Meta:
        verbose_name = _("condition on each request")
        verbose_name_plural = _("conditions on each request")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_covers_display()
