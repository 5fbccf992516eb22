"""What pauses answer when something will not happen, and what the database's guards mean."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.sentence import sentence
from portal.acts.refusals import Held, HeldBy, Invalid, OutOfOrder, Refusal
from portal.acts.translate import translates


class AlreadyPaused(Refusal):
    """A pause of exactly this scope is in force."""

    rule = "already-paused"
    now = gettext_lazy("Open the pause that is there. Another scope, stage or service makes another pause.")


class NoMandate(Refusal):
    """There is no valid signed decision to lift this pause."""

    rule = "mandate"
    whose = gettext_lazy("Four people sign an assessment; their signatures alone open the lift.")
    now = gettext_lazy("Begin or finish the assessment that governs this pause, with the decision to lift.")


def held(pauses: list[Pause]) -> Held:
    """The refusal for a request that these pauses hold."""
    first = pauses[0]
    return Held(
        _("A pause holds this request."),
        pauses=[HeldBy(pause.reference, sentence(pause), pause.get_absolute_url()) for pause in pauses],
        whose=_(
            "%(who)s decided the pause; it is to be reviewed by %(day)s. Only a signed assessment lifts it."
        )
        % {"who": first.decided_by.name, "day": date_format(first.review_by, "j F Y")},
    )


def already_paused(existing: Pause) -> AlreadyPaused:
    """The refusal that names the equal pause which is there."""
    return AlreadyPaused(
        _("This is paused already: %(reference)s. %(sentence)s")
        % {"reference": existing.reference, "sentence": sentence(existing)},
        whose=_("%(who)s decided it.") % {"who": existing.decided_by.name},
    )


@translates("AB001")
def _held(message: str, detail: str) -> Refusal:
    return held(list(Pause.objects.with_people().filter(reference__in=detail.split()).order_by("pk")))


@translates("AB003")
def _isolation(message: str, detail: str) -> Refusal:
    return OutOfOrder(_("Guarded steps run under READ COMMITTED only."), rule="isolation")


@translates("AB021")
def _fixed(message: str, detail: str) -> Refusal:
    return OutOfOrder(
        _("What a pause covers never changes, and a lifted pause stays lifted."), rule="scope-fixed"
    )


@translates("AB022")
def _no_mandate(message: str, detail: str) -> Refusal:
    return NoMandate(_("A pause is lifted with a valid mandate only."))


@translates("AB023")
def _unknown(message: str, detail: str) -> Refusal:
    return Invalid({"services": _("The pause names a service or a part that is not there.")})


@translates("23P01")
def _overlap(message: str, detail: str) -> Refusal:
    return AlreadyPaused(_("A pause of exactly this scope is in force or scheduled."))
