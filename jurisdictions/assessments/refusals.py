"""What assessments answer when something will not happen."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jurisdictions.assessments.gates import Blocker
from jurisdictions.pauses.refusals import NoMandate
from portal.acts.refusals import FourEyes, OutOfOrder, Refusal, Stale
from portal.acts.translate import translates


class NotReady(Refusal):
    """Something blocks the signatures."""

    rule = "gates"
    whose = gettext_lazy("The template's gates: what a signed assessment must hold.")
    now = gettext_lazy("Fill in what is listed, then open it for signatures again.")

    def __init__(self, found: list[Blocker]) -> None:
        self.blockers = found
        super().__init__(" ".join(blocker.text for blocker in found))


@translates("AB030")
def _mandate(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("A mandate needs a signed assessment that governs the pause and decides to lift it."),
        rule="mandate",
    )


@translates("AB031")
def _fixed(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("What is signed does not change."),
        rule="signed",
        now=_("Begin a new assessment that carries it forward."),
    )


@translates("AB032")
def _four(_message: str, _detail: str) -> Refusal:
    return FourEyes(_("Four different people sign, each in one role."))


@translates("AB034")
def _assessor(_message: str, _detail: str) -> Refusal:
    return FourEyes(_("Whoever assessed signs as author; others review and decide."))


@translates("AB040")
def _rates_twice(_message: str, _detail: str) -> Refusal:
    return FourEyes(_("Two different people rate an impact: nobody rates second what they rated first."))


@translates("AB041")
def _rated(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("A second rating does not change once it is given, nor what the first rater had given then."),
        now=_("Say in words how the difference was settled."),
    )


@translates("AB042")
def _blind(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("Whoever is asked to rate second is blind to the first ratings until they have rated."),
        rule="blind",
        now=_("Rate the impacts first, or be released: then you see all of it."),
    )


@translates("AB043")
def _asked(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("Somebody is asked while there is something for them to rate, and no longer once that has ended.")
    )


@translates("AB033")
def _changed(_message: str, _detail: str) -> Refusal:
    return Stale(_("The content was changed, or is not open for signatures: read it again before you sign."))


@translates("AB059")
def _opened_once(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("It was open for signatures under this hash before: each opening has a version of its own."),
        now=_("Open it for signatures again: that makes a new version."),
    )


@translates("AB049")
def _joined_elsewhere(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(_("A measure, an impact and a provision that are joined belong to one assessment."))


@translates("AB036")
def _stands_no_more(_message: str, _detail: str) -> Refusal:
    return NoMandate(
        _("The decision behind this mandate is outdated, superseded or past its last day."),
        now=_("Carry the assessment forward, look again and have it signed. Until then the pause stays."),
    )


@translates("AB037")
def _superseded(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("An assessment is superseded by a signed one that carries it forward, and by no other.")
    )


@translates("AB045")
def _carried_along(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("What carries a restricted assessment forward holds its texts: it is in the same compartments."),
        rule="compartment",
    )


@translates("AB066")
def _circle(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("What follows from an impact cannot lead back to it."),
        rule="chain",
        now=_("Follow the chain, and take out the step that does not follow."),
    )


@translates("AB067")
def _chain_elsewhere(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(_("An impact leads to an impact of the same assessment."), rule="chain")


@translates("AB035")
def _left_open(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("What is freed needs a verified measure against each of the severest impacts."),
        rule="gates",
        now=_("Have somebody other than its owner verify the measure, in a new assessment."),
    )


@translates("AB048")
def _log(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(_("The log of changes is written by changes alone."), rule="log")


@translates("AB047")
def _counted(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _("Figures that the desk counted stay as they were counted."),
        rule="counted",
        now=_("Have them counted anew: the new figures stand beside the old ones."),
    )
