"""The words of a pause."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """The first step of the work that a pause blocks; it blocks all later ones too."""

    INTAKE = "intake", _("Intake")
    REVIEW = "review", _("Review")
    PRODUCTION = "production", _("Production")


class Nexus(models.TextChoices):
    """What ties a request to the paused jurisdiction."""

    AGENCY = "agency", _("the agency is of the jurisdiction")
    USER = "user", _("the user is of the jurisdiction")
    EITHER = "either", _("the agency or the user is of the jurisdiction")


class Handling(models.TextChoices):
    """What becomes of a request under the pause."""

    HOLD = "hold", _("Hold until the pause is lifted")
    REFUSE = "refuse", _("Refuse, with the reply below")
    MLAT = "mlat", _("Point the agency to mutual legal assistance")


class ExceptionKind(models.TextChoices):
    """Why one request may pass although it is paused."""

    THREAT_TO_LIFE = "threat_to_life", _("Threat to life")
    CHILD_SAFETY = "child_safety", _("Child safety")
    MLAT = "mlat", _("Came by mutual legal assistance")
    WARRANT = "warrant", _("Listed crime under a judicial warrant")


class Ending(models.TextChoices):
    """Ways to end a pause that make it hold less, or otherwise; each needs a mandate."""

    LIFT = "lift", _("Lift")
    NARROW = "narrow", _("Narrow")
    CONVERT = "convert", _("Turn requests away")
