"""What can be decided."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from jurisdictions.pauses.models import Ending


class Choice(TextChoices):
    """What can be decided about the pauses an assessment governs."""

    KEEP = "keep", _("Keep the pause")
    NARROW = "narrow", _("Narrow it")
    WIDEN = "widen", _("Widen it")
    LIFT = "lift", _("Lift it")
    LIFT_WITH_CONDITIONS = "lift_with_conditions", _("Lift it with conditions")
    REFUSE = "refuse", _("Refuse requests")
    MLAT = "mlat", _("Mutual legal assistance only")


# The end of a pause that each decision allows; the others end none.
ENDINGS = {
    Choice.LIFT: Ending.LIFT,
    Choice.LIFT_WITH_CONDITIONS: Ending.LIFT,
    Choice.NARROW: Ending.NARROW,
    Choice.REFUSE: Ending.CONVERT,
    Choice.MLAT: Ending.CONVERT,
}


class Reversibility(TextChoices):
    EASILY = "easily", _("Easily")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
