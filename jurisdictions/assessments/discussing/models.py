"""Threads of comments beside an assessment: no content of it, kept for ever, never signed."""

from urllib.parse import quote

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models import Assessment
from portal.encryption import EncryptedText
from portal.ledger.models import KEEPS_EVERY_ROW, NO_TRUNCATE

PERSON = settings.AUTH_USER_MODEL


class Thread(models.Model):
    """One question about one field or row. `about` is its path, as citations name it: `impact:3.scale`.

    `label` is how the place was called when the thread began: it stays readable when the row is gone.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="threads")
    about = models.CharField(_("about"), max_length=120)
    label = models.CharField(_("place"), max_length=250)
    begun_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(_("begun"), default=timezone.now)
    assigned_to = models.ForeignKey(
        PERSON,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assigned to"),
    )
    resolved_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    resolved_at = models.DateTimeField(_("resolved"), null=True)

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["assessment", "about"], name="threads_by_place"),
            models.Index(
                fields=["assigned_to", "-id"], condition=models.Q(resolved_at=None), name="threads_open_for"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="resolved_by_somebody_at_some_time",
                condition=models.Q(resolved_at=None, resolved_by=None)
                | models.Q(resolved_at__isnull=False, resolved_by__isnull=False),
            )
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="stays_where_it_is", fields=["assessment", "about", "label", "begun_by", "begun_at"]
            ),
            NO_TRUNCATE,
        ]

    def __str__(self) -> str:
        return f"{self.assessment.reference} {self.about}"

    def get_absolute_url(self) -> str:
        page = reverse("discussing:comments", args=[self.assessment.reference])
        return f"{page}?about={quote(self.about)}#thread-{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.resolved_at is None


class Comment(models.Model):
    """What somebody said. It is encrypted, for people write more in a comment than they should."""

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    text = EncryptedText(_("comment"))
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["pk"]
        triggers = KEEPS_EVERY_ROW


class Mention(models.Model):
    """Somebody who was told of a comment by name."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="mentions")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "person"], name="mentioned_once_in_a_comment")
        ]
        triggers = KEEPS_EVERY_ROW


class Turn(models.Model):
    """What became of a thread: assigned, resolved or reopened, by whom and when."""

    class Kind(models.TextChoices):
        ASSIGNED = "assigned", _("Assigned")
        RESOLVED = "resolved", _("Resolved")
        REOPENED = "reopened", _("Reopened")

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="turns")
    kind = models.CharField(_("what"), max_length=10, choices=Kind)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("turn of a thread")
        verbose_name_plural = _("turns of threads")
        ordering = ["pk"]
        triggers = KEEPS_EVERY_ROW
