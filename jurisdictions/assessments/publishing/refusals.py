"""What publications answer when something will not happen."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.acts.refusals import FourEyes, OutOfOrder, Refusal
from portal.acts.translate import translates


class NamesLeft(Refusal):
    """The check for people found something that is neither redacted nor confirmed."""

    rule = "names"
    whose = gettext_lazy("Do no harm: nobody is named by accident (UNGP 21(c)).")
    now = gettext_lazy(
        "Redact each of them, or let the second reader confirm with a reason that it may stand."
    )


class Unread(Refusal):
    """A translation that a machine drafted was read by nobody."""

    rule = "translations"
    whose = gettext_lazy("What a machine drafts is published only after a person has read it.")
    now = gettext_lazy("Somebody other than whoever entered it reads it first.")


class SecondReader(FourEyes):
    """The second reader is somebody else than the author, and than whoever began it or redacted."""

    whose = gettext_lazy("Two people stand behind everything that is published.")
    now = gettext_lazy("Ask a colleague who neither wrote the assessment nor redacted it.")


@translates("AB070")
def _not_signed(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("Only a signed assessment is published."),
        rule="signed",
        now=_("Wait for its four signatures, or open it again to see what it lacks."),
    )


@translates("AB071")
def _order(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(_("The publication is not at this step."))


@translates("AB072")
def _second(_message: str, _detail: str) -> Refusal:
    return SecondReader(_("The second reader has neither written the assessment nor begun or redacted this."))
