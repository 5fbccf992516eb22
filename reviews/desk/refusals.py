"""What the desk's own guards mean, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.acts.refusals import FourEyes, OutOfOrder, Refusal
from portal.acts.translate import translates


class NotYours(Refusal):
    """The request is in somebody else's hands, or in nobody's."""

    rule = "claim"
    whose = gettext_lazy("One reviewer at a time works on a request.")
    now = gettext_lazy("Take it first, or ask the colleague who has it.")


class AlreadyTaken(NotYours):
    """A colleague was faster."""

    now = gettext_lazy("Take another one.")


class TooMany(Refusal):
    """The reviewer holds as many requests as one may."""

    rule = "claims-limit"
    whose = gettext_lazy("Requests in hand are few, so that none waits behind a desk.")
    now = gettext_lazy("Decide one of yours or give it back.")


class NothingToTake(Refusal):
    """No request can be taken now."""

    rule = "nothing-to-take"
    whose = gettext_lazy("Pauses hold requests back; deadlines give the order of the others.")
    now = gettext_lazy("Look at your queues to see what is held and by which pause.")


class LinkEnded(Refusal):
    """The link to a production is over."""

    status = 410
    rule = "link-ended"
    whose = gettext_lazy("Links to productions end after some days, or when the desk withdraws them.")
    now = gettext_lazy("Write to the desk with your reference and ask for a new link.")


@translates("AB004")
def _out_of_order(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(_("The request is not where this step begins."))


@translates("AB005")
def _not_yours(_message: str, _detail: str) -> Refusal:
    return NotYours(_("Only the reviewer who has taken the request decides."))


@translates("AB006")
def _four_eyes(_message: str, _detail: str) -> Refusal:
    return FourEyes(_("Nobody approves a decision of their own."))


class DecidedBeforeLift(Refusal):
    """A pause over the request was lifted after the decision."""

    rule = "decided-before-lift"
    whose = gettext_lazy("A lift releases nothing by itself: what was decided before it is looked at afresh.")
    now = gettext_lazy("The request goes back to its queue within a minute. Take it and decide it anew.")


@translates("AB008")
def _outlived(_message: str, _detail: str) -> Refusal:
    return DecidedBeforeLift(_("This was decided before a pause over the request was lifted."))


@translates("AB007")
def _link_ended(_message: str, _detail: str) -> Refusal:
    return LinkEnded(_("This link has ended or was withdrawn."))
