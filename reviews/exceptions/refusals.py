"""What the exceptions answer, and what their guard means."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.acts.refusals import OutOfOrder, Refusal
from portal.acts.translate import translates


class SameTeam(Refusal):
    """Two people of one team cannot grant an exception."""

    rule = "two-teams"
    whose = gettext_lazy("Two approvers of different teams decide.")
    now = gettext_lazy("Ask an approver of another team. An administrator says who is in which team.")


@translates("AB009")
def _no_such_exception(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(_("The pause has no such exception, or the approver speaks for no team of their own."))
