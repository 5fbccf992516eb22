"""What the template asks beyond the tables, what others recommended, and text that a machine drafted."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import code, long_text, part_of, short
from jurisdictions.assessments.models.words import RecommendationResponse


class QuestionAnswer(models.Model):
    """The answer to a question that the template adds."""

    assessment = part_of("answers")
    question = models.CharField(_("question"), max_length=60)
    answer = long_text(_("answer"))

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "question"], name="each_question_is_answered_once")
        ]

    def __str__(self) -> str:
        return self.question


class Recommendation(models.Model):
    """What an external body recommended, and the answer to it."""

    assessment = part_of("recommendations")
    by = models.CharField(_("recommended by"), max_length=200)
    text = models.TextField(_("recommendation"))
    response = code(_("our response"), RecommendationResponse)
    response_reason = long_text(_("why"))

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["pk"]

    def __str__(self) -> str:
        return short(self.text)


class MachineDraft(models.Model):
    """A text that a machine drafted. A person adopts it before anybody signs."""

    assessment = part_of("machine_drafts")
    about = models.CharField(_("which text"), max_length=80)
    tool = models.CharField(_("drafted with"), max_length=120)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("read and adopted by"),
    )
    adopted_at = models.DateTimeField(_("adopted"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("machine draft")
        verbose_name_plural = _("machine drafts")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.about
