"""What the guards of the tree mean, in words."""

from django.utils.translation import gettext as _

from portal.acts.refusals import Invalid, Refusal
from portal.acts.translate import translates


@translates("AB010")
def _cycle(_message: str, _detail: str) -> Refusal:
    return Invalid({"parent": _("A jurisdiction cannot be part of one of its own parts.")})
