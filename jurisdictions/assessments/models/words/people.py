"""Words of rights, people and talks with them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Consideration(TextChoices):
    ENGAGED = "engaged", _("Engaged")
    NOT_ENGAGED = "not_engaged", _("Considered, not engaged")
    NOT_CONSIDERED = "not_considered", _("Not considered")


class Presence(TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class ConsulteeClass(TextChoices):
    RIGHTSHOLDER = "rightsholder", _("Rightsholder")
    PROXY = "proxy", _("Proxy of rightsholders")
    EXPERT = "independent_expert", _("Independent expert")
    BODY = "multi_stakeholder", _("Multi-stakeholder body")
    DUTY_BEARER = "duty_bearer", _("Duty-bearer")
    PEER = "peer", _("Peer company")
    COUNSEL = "own_counsel", _("Own counsel")


class Response(TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Accepted in part")
    REJECTED = "rejected", _("Rejected")
    NOTED = "noted", _("Noted")


class RecommendationResponse(TextChoices):
    IMPLEMENT = "implement", _("Implement")
    PARTLY = "partly", _("Implement in part")
    ASSESS = "assess", _("Look whether it can be done")
    NO_ACTION = "no_action", _("No action")


class Attribution(TextChoices):
    NAME = "name", _("Name")
    ORGANISATION = "organisation", _("Organisation")
    ROLE = "role", _("Role only")
    NONE = "none", _("Not at all")
