"""The words of due diligence."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from jurisdictions.pauses.models import Ending
from portal.access.permissions import Permission


class Track(TextChoices):
    RAPID = "rapid", _("Rapid")
    FULL = "full", _("Full")
    HEIGHTENED = "heightened", _("Heightened")


class State(TextChoices):
    DRAFT = "draft", _("Draft")
    SIGNING = "signing", _("Open for signatures")
    SIGNED = "signed", _("Signed")
    OUTDATED = "outdated", _("Outdated")
    WITHDRAWN = "withdrawn", _("Withdrawn")


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


class TriggerKind(TextChoices):
    LAW_ADOPTED = "law_adopted", _("Law adopted")
    LAW_AMENDED = "law_amended", _("Law amended")
    LAW_IN_FORCE = "law_in_force", _("Law in force")
    ENFORCEMENT = "enforcement", _("Enforcement case")
    REQUEST_SPIKE = "request_spike", _("Pattern or rise of requests")
    RULING = "ruling", _("Court ruling")
    CONFLICT = "conflict", _("Conflict signal")
    EXPERT = "expert", _("Expert alert")
    SCHEDULED = "scheduled", _("Scheduled review")
    COMPLAINT = "complaint", _("Complaint of a user")


OF_LAW = (TriggerKind.LAW_ADOPTED, TriggerKind.LAW_AMENDED, TriggerKind.LAW_IN_FORCE)


class Finding(TextChoices):
    MET = "met", _("Met")
    PARTLY = "partly", _("Partly met")
    NOT_MET = "not_met", _("Not met")
    CANNOT_TELL = "cannot_tell", _("Cannot tell")


class ConsulteeClass(TextChoices):
    RIGHTSHOLDER = "rightsholder", _("Rightsholder")
    PROXY = "proxy", _("Proxy of rightsholders")
    EXPERT = "independent_expert", _("Independent expert")
    BODY = "multi_stakeholder", _("Multi-stakeholder body")
    DUTY_BEARER = "duty_bearer", _("Duty-bearer")
    PEER = "peer", _("Peer company")
    COUNSEL = "own_counsel", _("Own counsel")


class SignerRole(TextChoices):
    AUTHOR = "author", _("Author")
    RIGHTS = "rights", _("Human-rights reviewer")
    LEGAL = "legal", _("Legal or regional reviewer")
    EXECUTIVE = "executive", _("Accountable executive")


SIGNER_PERMISSION = {
    SignerRole.AUTHOR: Permission.SIGN_AUTHOR,
    SignerRole.RIGHTS: Permission.SIGN_RIGHTS,
    SignerRole.LEGAL: Permission.SIGN_LEGAL,
    SignerRole.EXECUTIVE: Permission.SIGN_EXECUTIVE,
}


class Verdict(TextChoices):
    SIGN = "sign", _("Sign")
    RESERVATION = "reservation", _("Sign with reservation")
    DISSENT = "dissent", _("Dissent")
    RETURN = "return", _("Return for more work")


AGREEING = (Verdict.SIGN, Verdict.RESERVATION)
