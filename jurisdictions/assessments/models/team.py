"""Who assesses, with which expertise and which interests."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import long_text, part_of


class TeamMember(models.Model):
    """An assessor with role, expertise and declared interests (UNGP 18(a); DIHR independence)."""

    assessment = part_of("team")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person of the desk"),
    )
    name = models.CharField(_("name, where from outside"), max_length=200, blank=True)
    role = models.CharField(_("part in the work"), max_length=120)
    rights_expertise = models.BooleanField(_("knows human rights"), default=False)
    local_expertise = models.BooleanField(_("knows the law or language of the place"), default=False)
    expertise = long_text(_("expertise in words"))
    interests = long_text(_("interests declared; “none” where there are none"))
    conflict_open = models.BooleanField(_("a conflict of interest is open"), default=False)

    class Meta:
        verbose_name = _("assessor")
        verbose_name_plural = _("assessors")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="an_assessor_is_somebody",
                condition=models.Q(person__isnull=False) | ~models.Q(name=""),
                violation_error_message=_("Choose a person of the desk, or name somebody from outside."),
            )
        ]

    def __str__(self) -> str:
        return self.person.name if self.person else self.name
