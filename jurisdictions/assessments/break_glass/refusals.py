"""What break-glass answers when something will not happen, and what its guards mean."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.acts.refusals import FourEyes, OutOfOrder, Refusal
from portal.acts.translate import translates


class NotApart(FourEyes):
    """Whoever decided the pause, or wrote an assessment that governs it, does not break its glass."""

    rule = "break-glass"
    whose = gettext_lazy(
        "Two executives, neither of whom decided the pause or wrote its assessment, answer for break-glass."
    )
    now = gettext_lazy("Ask another accountable executive.")


@translates("AB060")
def _stays(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(_("What was asked for and answered under break-glass stays as it is."))


@translates("AB061")
def _lapsed(_message: str, _detail: str) -> Refusal:
    return lapsed()


def lapsed() -> OutOfOrder:
    """The refusal for an answer that comes too late."""
    return OutOfOrder(
        _("It was asked for more than 24 hours ago and has lapsed."),
        now=_("Ask for it again, if it is still needed."),
    )


@translates("AB062")
def _apart(_message: str, _detail: str) -> Refusal:
    return NotApart(_("Two executives apart from the pause and its assessments break the glass."))


@translates("AB063")
def _two(_message: str, _detail: str) -> Refusal:
    return FourEyes(_("A mandate under break-glass needs the words of two executives, and is issued once."))


@translates("AB064")
def _again(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("What is freed under break-glass begins again within 72 hours, and an assessment looks at it."),
        rule="break-glass",
    )
