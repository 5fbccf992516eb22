"""What watches answer when something will not happen."""

from django.utils.translation import gettext as _

from portal.acts.refusals import OutOfOrder, Refusal
from portal.acts.translate import translates


@translates("AB038")
def _no_signal(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("An assessment becomes outdated because of a signal that is written down."),
        now=_("Raise an alarm with its source on the page of its watches."),
    )


@translates("AB039")
def _not_signed(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(_("Only a signed assessment is watched."))
