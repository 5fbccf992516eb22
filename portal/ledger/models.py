"""What was done: one row an act, never changed, sealed in batches."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

APPEND_ONLY = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
NO_TRUNCATE = pgtrigger.Trigger(
    name="no_truncate",
    level=pgtrigger.Statement,
    when=pgtrigger.Before,
    operation=pgtrigger.Truncate,
    func="""
        IF current_setting('abeyance.allow_truncate', true) IS DISTINCT FROM 'on' THEN
            RAISE EXCEPTION 'abeyance: % keeps every row', TG_TABLE_NAME USING ERRCODE = 'AB002';
        END IF;
        RETURN NULL;
    """,
)
KEEPS_EVERY_ROW = [APPEND_ONLY, NO_TRUNCATE]

WAIT_FOR_A_SEAL = pgtrigger.Trigger(
    name="wait_for_a_seal",
    when=pgtrigger.After,
    operation=pgtrigger.Insert,
    func="INSERT INTO ledger_unsealed (event_id) VALUES (NEW.id); RETURN NULL;",
)
ONLY_WITH_A_LEAF = pgtrigger.Trigger(
    name="leaves_only_sealed",
    when=pgtrigger.Before,
    operation=pgtrigger.Delete,
    func="""
        IF NOT EXISTS (SELECT FROM ledger_leaf WHERE event_id = OLD.event_id) THEN
            RAISE EXCEPTION 'abeyance: event % waits for its seal', OLD.event_id USING ERRCODE = 'AB002';
        END IF;
        RETURN OLD;
    """,
)


class Event(models.Model):
    """One act: who did what to which record, when, and through which door.

    `detail` never holds an identifier, a name of a user of a service or text of a request.
    """

    class Channel(models.TextChoices):
        PAGE = "page", _("page")
        ADMIN = "admin", _("administration")
        API = "api", _("API")
        COMMAND = "command", _("command line")
        TASK = "task", _("scheduled job")

    at = models.DateTimeField(_("when"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("who")
    )
    channel = models.CharField(_("through"), max_length=8, choices=Channel)
    verb = models.CharField(_("act"), max_length=60)
    subject_kind = models.CharField(_("kind of record"), max_length=60)
    subject_id = models.BigIntegerField(_("record id"))
    subject_ref = models.CharField(_("record"), max_length=120)
    # Ids of the jurisdictions concerned and of all that they are part of, as it was at that moment: an
    # auditor of the larger one reads it too, and the ledger need know no tree.
    places = ArrayField(models.BigIntegerField(), default=list, verbose_name=_("jurisdictions"))
    detail = models.JSONField(_("detail"), default=dict)
    digest = models.CharField(_("digest"), max_length=64, editable=False)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("ledger")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="ledger_by_subject"),
            models.Index(fields=["verb", "-id"], name="ledger_by_verb"),
            models.Index(fields=["actor", "-id"], name="ledger_by_actor"),
            models.Index(fields=["subject_ref", "-id"], name="ledger_by_record"),
            GinIndex(fields=["places"], name="ledger_by_place"),
        ]
        triggers = [*KEEPS_EVERY_ROW, WAIT_FOR_A_SEAL]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_ref}"


class Seal(models.Model):
    """A batch of events closed under one root, chained to the seal before it."""

    at = models.DateTimeField(_("when"))
    first_position = models.BigIntegerField(_("first position"), unique=True)
    size = models.PositiveIntegerField(_("events"))
    root = models.CharField(_("root"), max_length=64)
    previous = models.CharField(_("seal before"), max_length=64, blank=True)
    digest = models.CharField(_("digest"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering = ["-id"]
        triggers = KEEPS_EVERY_ROW


class Leaf(models.Model):
    """The place of one event in the sealed order: positions have no gaps, event ids may."""

    position = models.BigIntegerField(_("position"), primary_key=True)
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="leaf")
    digest = models.CharField(_("digest"), max_length=64)
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="leaves")

    class Meta:
        verbose_name = _("leaf")
        verbose_name_plural = _("leaves")
        triggers = KEEPS_EVERY_ROW


class Unsealed(models.Model):
    """An event that waits for its seal, put here by a trigger in the event's own transaction.

    Events commit in another order than they are numbered, so "everything after the last one sealed"
    would lose some. What is in here is exactly what is not sealed.
    """

    event = models.OneToOneField(Event, on_delete=models.PROTECT, primary_key=True, related_name="unsealed")

    class Meta:
        verbose_name = _("event to be sealed")
        verbose_name_plural = _("events to be sealed")
        triggers = [
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update),
            ONLY_WITH_A_LEAF,
            NO_TRUNCATE,
        ]
