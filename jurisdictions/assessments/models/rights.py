"""Rights considered or dismissed, and people affected."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import long_text, part_of
from jurisdictions.assessments.models.words import Consideration, Presence


class RightConsidered(models.Model):
    """One right of the International Bill: engaged, or considered and why not (UNGP 12)."""

    assessment = part_of("rights")
    right = models.CharField(_("right"), max_length=40)
    status = models.CharField(_("considered"), max_length=16, choices=Consideration)
    reason = long_text(_("why"))

    class Meta:
        verbose_name = _("right")
        verbose_name_plural = _("rights")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "right"],
                name="each_right_once",
                violation_error_message=_("This right is there already."),
            ),
            models.CheckConstraint(
                name="a_dismissed_right_has_a_reason",
                condition=models.Q(status="engaged") | ~models.Q(reason=""),
                violation_error_message=_("Say why it is not engaged, or not considered."),
            ),
        ]

    def __str__(self) -> str:
        return self.right


class PeopleAffected(models.Model):
    """A group of people who may be affected, users or not (UNGP 18, 20)."""

    assessment = part_of("people")
    group = models.CharField(_("group"), max_length=40)
    present = models.CharField(_("affected"), max_length=10, choices=Presence)
    heightened = models.BooleanField(_("at heightened risk"), default=False)
    why = long_text(_("why, or why not"))
    size = long_text(_("how many, and how that is known"))
    evidence = long_text(_("evidence"))
    differs = long_text(_("effects that differ by gender, age or minority"))

    class Meta:
        verbose_name = _("people affected")
        verbose_name_plural = _("people affected")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "group"],
                name="each_group_once",
                violation_error_message=_("This group is there already."),
            )
        ]

    def __str__(self) -> str:
        return self.group
