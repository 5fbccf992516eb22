"""A version of the questionnaire: what is asked, what blocks, against which anchors, with which help."""

from typing import Any

import pgtrigger
import yaml
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.ledger.models import NO_TRUNCATE

FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Template(models.Model):
    """Data, not code. A published version never changes; assessments keep the one they began with."""

    code = models.SlugField(_("code"), max_length=40)
    version = models.PositiveIntegerField(_("version"), default=1)
    title = models.CharField(_("title"), max_length=200)
    body = models.JSONField(_("content"))
    # The same as it was typed: with its comments, and in its order, which the database's JSON does not keep.
    source = models.TextField(_("YAML"), blank=True)
    digest = models.CharField(_("SHA-256 of the content"), max_length=64)
    reason = models.TextField(_("what changed, and why"), blank=True)
    published_at = models.DateTimeField(_("published"), default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("published by"),
    )

    class Meta:
        verbose_name = _("template")
        verbose_name_plural = _("templates")
        ordering = ["code", "-version"]
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="each_template_version_once")]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            NO_TRUNCATE,
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"

    @property
    def content(self) -> dict[str, Any]:
        """The content in the order in which it was written."""
        return yaml.load(self.source, Loader=FAST) if self.source else self.body  # type: ignore[no-any-return]  # noqa: S506 -- a safe loader
