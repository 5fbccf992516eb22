"""A form as far as somebody has filled it in."""

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.encryption import EncryptedText


class Draft(models.Model):
    """One person's own copy of one page's form: nobody else reads it, and no record holds it yet."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(_("page"), max_length=250)
    form = EncryptedText(_("what was typed"))
    kept_at = models.DateTimeField(_("kept"), default=timezone.now)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [models.UniqueConstraint(fields=["person", "page"], name="one_draft_a_page")]

    def __str__(self) -> str:
        return self.page

    @property
    def data(self) -> QueryDict:
        """The form as it would be sent."""
        return QueryDict(self.form)
