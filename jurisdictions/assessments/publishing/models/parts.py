"""What is decided about single texts of a publication: left out, confirmed, translated, put right."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.publishing.models.publication import Publication
from jurisdictions.assessments.publishing.words import Code, Hit
from portal.ledger.models import KEEPS_EVERY_ROW, NO_TRUNCATE

PERSON = settings.AUTH_USER_MODEL
NEVER_DELETED = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete), NO_TRUNCATE]


def of_publication(related_name: str) -> models.ForeignKey[Publication, Publication]:
    return models.ForeignKey(Publication, on_delete=models.PROTECT, related_name=related_name)


def person(label: Any, **options: Any) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        PERSON,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=label,
        **options,
    )


class Redaction(models.Model):
    """A text that is left out. That it is, and why, is published in its place; undone ones stay on record."""

    publication = of_publication("redactions")
    path = models.CharField(_("which text"), max_length=120)
    code = models.CharField(_("why"), max_length=20, choices=Code)
    made_by = person(_("redacted by"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    undone_by = person(_("undone by"), null=True)
    undone_at = models.DateTimeField(_("undone"), null=True)

    class Meta:
        verbose_name = _("redaction")
        verbose_name_plural = _("redactions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "path"],
                condition=models.Q(undone_at=None),
                name="each_text_is_redacted_once",
            )
        ]
        triggers = NEVER_DELETED


class Confirmation(models.Model):
    """The second reader's word that a name, address or number may stand where it was found, and why."""

    publication = of_publication("confirmations")
    path = models.CharField(_("which text"), max_length=120)
    kind = models.CharField(_("what was found"), max_length=12, choices=Hit)
    term = models.CharField(max_length=64)  # a digest: who was consulted is not written down here
    reason = models.TextField(_("why it may stand"))
    by = person(_("confirmed by"))
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering = ["pk"]
        triggers = KEEPS_EVERY_ROW


class Translation(models.Model):
    """A text of the record in the publication's language. What a machine drafted says so until it is read."""

    publication = of_publication("translations")
    path = models.CharField(_("which text"), max_length=120)
    text = models.TextField(_("translation"))
    translator = models.CharField(_("translated by"), max_length=120)
    machine = models.BooleanField(_("drafted by a machine"), default=False)
    entered_by = person(_("entered by"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    read_by = person(_("read by"), null=True)
    read_at = models.DateTimeField(_("read"), null=True)

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "path"], name="each_text_has_one_translation"),
            models.CheckConstraint(
                name="nobody_reads_a_translation_they_entered",
                condition=models.Q(read_by=None) | ~models.Q(read_by=models.F("entered_by")),
            ),
        ]
        triggers = NEVER_DELETED


class Erratum(models.Model):
    """What was put right after publication. Nothing that was published changes silently."""

    publication = of_publication("errata")
    text = models.TextField(_("erratum"))
    by = person(_("by"))
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("erratum")
        verbose_name_plural = _("errata")
        ordering = ["pk"]
        triggers = KEEPS_EVERY_ROW
