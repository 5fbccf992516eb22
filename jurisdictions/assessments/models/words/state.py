"""How far an assessment is, what it is about and why it began."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Track(TextChoices):
    RAPID = "rapid", _("Rapid")
    FULL = "full", _("Full")
    HEIGHTENED = "heightened", _("Heightened")


class State(TextChoices):
    DRAFT = "draft", _("Draft")
    SIGNING = "signing", _("Open for signatures")
    SIGNED = "signed", _("Signed")
    OUTDATED = "outdated", _("Outdated")
    SUPERSEDED = "superseded", _("Superseded")


class Kind(TextChoices):
    """What kind of assessment it is."""

    COUNTRY = "country", _("Country")
    LAW = "law", _("Law")
    PRODUCT = "product", _("Product")
    POLICY = "policy", _("Policy")
    CRISIS = "crisis", _("Crisis")
    RENEWAL = "renewal", _("Renewal")


class Confidentiality(TextChoices):
    """How far the record may travel."""

    RED = "red", _("Only the people named in it")
    AMBER = "amber", _("The firm, and who needs it")
    GREEN = "green", _("Peers and partners")
    CLEAR = "clear", _("Everybody")


class Confidence(TextChoices):
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


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
    BREAK_GLASS = "break_glass", _("Break-glass")


OF_LAW = (TriggerKind.LAW_ADOPTED, TriggerKind.LAW_AMENDED, TriggerKind.LAW_IN_FORCE)
