"""An edition of a signed assessment for some readers, in one language."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Cast, Concat, LPad
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models import Assessment, Version
from jurisdictions.assessments.publishing.words import LANGUAGES, Audience, Language, State
from portal.ledger.models import NO_TRUNCATE

PERSON = settings.AUTH_USER_MODEL


class Publication(models.Model):
    """One version of one assessment, for an audience, in a language (UNGP 21; RDR G4a).

    It holds no text of the record: what it shows is made from the signed version each time, less what was
    redacted and less what a consent no longer covers.
    """

    reference = models.GeneratedField(
        expression=Concat(models.Value("PUB-"), LPad(Cast("id", models.CharField()), 4, models.Value("0"))),
        output_field=models.CharField(max_length=24),
        db_persist=True,
    )
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="publications")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(_("for whom"), max_length=10, choices=Audience)
    language = models.CharField(
        _("language"), max_length=10, choices=[(one.code, one.name) for one in LANGUAGES.values()]
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    begun_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(_("begun"), default=timezone.now)
    approved_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(_("approved"), null=True)
    published_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    published_on = models.DateField(_("published on"), null=True)
    retracted_because = models.TextField(_("why it was retracted"), blank=True)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="nobody_approves_what_they_began",
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("begun_by")),
            ),
            models.CheckConstraint(
                name="nothing_is_published_unread",
                condition=~models.Q(state__in=["approved", "published", "retracted"])
                | models.Q(approved_by__isnull=False, approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="what_is_published_has_its_day",
                condition=~models.Q(state__in=["published", "retracted"])
                | models.Q(published_by__isnull=False, published_on__isnull=False),
            ),
            models.CheckConstraint(
                name="retracted_with_a_reason",
                condition=~models.Q(state="retracted") | ~models.Q(retracted_because=""),
            ),
            models.UniqueConstraint(
                fields=["version", "audience", "language"],
                condition=~models.Q(state="retracted"),
                name="one_edition_for_each_audience_and_language",
            ),
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete), NO_TRUNCATE]

    def __str__(self) -> str:
        return self.reference if self.pk else str(_("new publication"))

    def get_absolute_url(self) -> str:
        return reverse("publishing:detail", args=[self.reference])

    @property
    def speaks(self) -> Language:
        return LANGUAGES[self.language]

    @property
    def has_readers_of_its_own(self) -> bool:
        """Once it is out its audience reads it and takes it out, whoever reads the assessment behind it."""
        return self.state in {State.PUBLISHED, State.RETRACTED}

    @property
    def is_out(self) -> bool:
        return self.state == State.PUBLISHED
