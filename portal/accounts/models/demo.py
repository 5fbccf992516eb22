"""The demo's one-time ways in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DemoLink(models.Model):
    """A link that lets whoever opens it be one made-up person, once. Only its hash is kept."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(_("ends"))
    used_at = models.DateTimeField(_("used"), null=True)

    class Meta:
        verbose_name = _("way into the demo")
        verbose_name_plural = _("ways into the demo")
