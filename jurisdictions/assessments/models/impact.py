"""What may happen to people, and how severe it is."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.fields import code, codes, graded, long_text, part_of, rating, short
from jurisdictions.assessments.models.law import Provision
from jurisdictions.assessments.models.option import Option
from jurisdictions.assessments.models.words import Confidence, Involvement, Manner, Polarity, Status

DIMENSIONS = ("scale", "scope", "irremediability")


def worst_of(label: Any, prefix: str = "") -> "models.GeneratedField":
    """Severity as the database computes it: the worst dimension, never a mean or a product."""
    return models.GeneratedField(
        verbose_name=label,
        expression=Greatest(*(f"{prefix}{name}" for name in DIMENSIONS)),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )


class Impact(models.Model):
    """An impact on people. Severity is the worst of its three dimensions, never a mean or a product.

    UNGP 14 and 24: scale, scope, irremediability; likelihood orders what is equally severe and lowers
    nothing. An impact with an option is what would happen under that option (UNGP 19: refusing too).
    """

    assessment = part_of("impacts")
    statement = models.TextField(_("who, which right, how, by which power, through which data"))
    rights = codes(_("rights"))
    groups = codes(_("people affected"))
    provisions = models.ManyToManyField(
        Provision, blank=True, related_name="impacts", verbose_name=_("provisions")
    )
    data_categories = ArrayField(
        models.CharField(max_length=16), default=list, blank=True, verbose_name=_("data")
    )
    option = models.ForeignKey(
        Option,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="impacts",
        verbose_name=_("under which option only"),
    )
    polarity = code(_("adverse or positive"), Polarity, default=Polarity.ADVERSE)
    status = models.CharField(_("actual or potential"), max_length=10, choices=Status)
    manner = code(_("manner"), Manner)
    pathway = long_text(_("step by step"))
    precedes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="follows",
        verbose_name=_("leads to"),
    )
    scale = rating(_("scale"))
    scope = rating(_("scope"))
    irremediability = rating(_("irremediability"))
    likelihood = rating(_("likelihood"))
    horizon = models.CharField(_("likelihood over which time"), max_length=120, blank=True)
    confidence = code(_("confidence"), Confidence)
    rated_because = models.TextField(_("why these ratings"))
    current_scale = rating(_("scale now"), null=True, blank=True)
    current_scope = rating(_("scope now"), null=True, blank=True)
    current_irremediability = rating(_("irremediability now"), null=True, blank=True)
    current_likelihood = rating(_("likelihood now"), null=True, blank=True)
    residual_scale = rating(_("scale after measures"))
    residual_scope = rating(_("scope after measures"))
    residual_irremediability = rating(_("irremediability after measures"))
    residual_likelihood = rating(_("likelihood after measures"), null=True, blank=True)
    involvement = models.CharField(_("involvement"), max_length=12, choices=Involvement)
    involvement_because = long_text(_("why this involvement"))
    leverage = graded(_("leverage now, 0 to 4"), 0, 4, null=True, blank=True)
    leverage_how = long_text(_("how to raise it, and with whom"))
    remedy_due = models.BooleanField(_("remedy is due"), default=False)
    rank = models.PositiveSmallIntegerField(_("rank by hand"), null=True, blank=True)
    rank_because = long_text(_("why this rank"))
    gap = long_text(_("gap: what evidence is missing"))
    # Who gave the first rating: whoever rates second is somebody else.
    rated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("rated by"),
    )
    severity = worst_of(_("severity"))
    current_severity = worst_of(_("current severity"), "current_")
    residual_severity = worst_of(_("residual severity"), "residual_")

    class Meta:
        verbose_name = _("impact")
        verbose_name_plural = _("impacts")
        # Salience: severity, then what cannot be undone, then likelihood (UNGP 24).
        ordering = ["-severity", "-irremediability", "-likelihood", "pk"]
        constraints = [
            models.CheckConstraint(
                name="ratings_run_from_1_to_5",
                condition=models.Q(
                    *((f"{when}{name}__range", (1, 5)) for when in ("", "residual_") for name in DIMENSIONS),
                    likelihood__range=(1, 5),
                ),
            ),
            models.CheckConstraint(
                name="what_happened_is_certain",
                condition=~models.Q(status="actual") | models.Q(likelihood=5),
                violation_error_message=_("What has happened has likelihood 5."),
            ),
            models.CheckConstraint(
                name="a_rank_by_hand_has_a_reason",
                condition=models.Q(rank=None) | ~models.Q(rank_because=""),
                violation_error_message=_("Say why it has this rank."),
            ),
            models.CheckConstraint(
                name="harm_done_asks_for_remedy",
                condition=~models.Q(
                    status="actual", involvement__in=["cause", "contribute"], polarity="adverse"
                )
                | models.Q(remedy_due=True),
                violation_error_message=_("We caused or contributed to what has happened: remedy is due."),
            ),
        ]

    def __str__(self) -> str:
        return short(self.statement)

    def clean(self) -> None:
        """What follows from an impact never leads back to it (`sql/chains.sql` holds the same)."""
        if way := self._leads_back():
            names = " → ".join(f"“{one}”" for one in (self, *way))
            raise ValidationError({"precedes": _("This leads back to where it began: %s") % names})

    def _leads_back(self) -> list["Impact"]:
        """The impacts on the way back to this one, which is the last of them; empty where there is none."""
        if not self.pk or not self.precedes_id:
            return []
        rows = Impact._default_manager.filter(assessment=self.assessment_id).only("statement", "precedes")
        there, way = {row.pk: row for row in rows}, list[Impact]()
        at: int | None = self.precedes_id
        while at in there:
            way.append(there[at])
            if at == self.pk:
                return way
            at = there[at].precedes_id
        return []
