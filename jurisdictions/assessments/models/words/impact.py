"""Words of impacts and measures."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Polarity(TextChoices):
    ADVERSE = "adverse", _("Adverse")
    POSITIVE = "positive", _("Positive")


class Status(TextChoices):
    ACTUAL = "actual", _("Actual")
    POTENTIAL = "potential", _("Potential")


class Manner(TextChoices):
    DENIED = "denied", _("denied")
    ERODED = "eroded", _("eroded")
    PREVENTED = "prevented", _("exercise prevented")
    LIMITED = "limited", _("limited")
    OBSTRUCTED = "obstructed", _("obstructed")
    UNFULFILLED = "unfulfilled", _("unfulfilled")
    VIOLATED = "violated", _("violated")


class Involvement(TextChoices):
    """How we are involved (UNGP 13, 19)."""

    CAUSE = "cause", _("We cause it")
    CONTRIBUTE = "contribute", _("We contribute to it")
    LINKED = "linked", _("We are directly linked to it")
    NONE = "none", _("None")


class MeasureKind(TextChoices):
    """What a measure does, the best first (DIHR phase 4)."""

    AVOID = "avoid", _("Avoid")
    REDUCE = "reduce", _("Reduce")
    RESTORE = "restore", _("Restore")
    REMEDY = "remedy", _("Remedy")
    LEVERAGE = "leverage", _("Use leverage")


class MeasureStatus(TextChoices):
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    VERIFIED = "verified", _("Verified")
    FAILED = "failed", _("Failed")
    DROPPED = "dropped", _("Dropped")


class RemedyTest(TextChoices):
    """The criteria of UNGP 31 for a grievance mechanism."""

    LEGITIMATE = "legitimate", _("legitimate")
    ACCESSIBLE = "accessible", _("accessible")
    PREDICTABLE = "predictable", _("predictable")
    EQUITABLE = "equitable", _("equitable")
    TRANSPARENT = "transparent", _("transparent")
    RIGHTS_COMPATIBLE = "rights_compatible", _("compatible with rights")
    LEARNING = "learning", _("a source of learning")
    DIALOGUE = "dialogue", _("based on dialogue")
