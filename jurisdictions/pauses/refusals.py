"""What pauses answer when something will not happen, and what the database's guards mean."""

import re

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.sentence import sentence
from portal.acts.refusals import Held, HeldBy, Invalid, OutOfOrder, Refusal
from portal.acts.translate import translates


class AlreadyPaused(Refusal):
    """A pause of exactly this scope is in force, scheduled, or was in force at that time."""

    rule = "already-paused"
    now = gettext_lazy("Open the pause that is there. Another scope, stage or service makes another pause.")


class NoMandate(Refusal):
    """There is no valid signed decision to lift this pause."""

    rule = "mandate"
    whose = gettext_lazy("Four people sign an assessment; their signatures alone open the lift.")
    now = gettext_lazy("Begin or finish the assessment that governs this pause, with the decision to lift.")


# How PostgreSQL names the row that an exclusion constraint keeps.
EQUAL_SCOPE = re.compile(r"existing key \(jurisdiction_id, scope_key, period\)=\((\d+), ([0-9a-f]{32}),")


def held(pauses: list[Pause]) -> Held:
    """The refusal for a request that these pauses hold; `pauses` come `with_people()`, at least one."""
    first = pauses[0]
    return Held(
        _("A pause holds this request."),
        pauses=[_held_by(pause) for pause in pauses],
        whose=_("%(decided)s It is to be reviewed by %(day)s. Only a signed assessment lifts it.")
        % {"decided": _whose(first), "day": date_format(first.review_by, "j F Y")},
    )


def _held_by(pause: Pause) -> HeldBy:
    return HeldBy(pause.reference, sentence(pause), pause.get_absolute_url(), pause.reason)


def already_paused(existing: Pause) -> AlreadyPaused:
    """The refusal that names the equal pause which is there."""
    return AlreadyPaused(
        _("A pause of exactly this scope is there: %(reference)s. %(sentence)s")
        % {"reference": existing.reference, "sentence": sentence(existing)},
        whose=_("%(decided)s Reason: %(reason)s") % {"decided": _whose(existing), "reason": existing.reason},
    )


def _whose(pause: Pause) -> str:
    if pause.taken_over:
        return _("%(who)s took the pause over from another record.") % {"who": pause.decided_by.name}
    return _("%(who)s decided the pause.") % {"who": pause.decided_by.name}


@translates("AB001")
def _held(_message: str, detail: str) -> Refusal:
    return held(list(Pause.objects.with_people().filter(reference__in=detail.split()).order_by("pk")))


@translates("AB003")
def _isolation(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(_("Guarded steps run under READ COMMITTED only."), rule="isolation")


@translates("AB021")
def _fixed(_message: str, _detail: str) -> Refusal:
    return OutOfOrder(
        _(
            "A pause stands as it was decided: what it covers never changes, it begins without an end, and"
            " a lifted one stays lifted."
        ),
        rule="scope-fixed",
    )


@translates("AB022")
def _no_mandate(_message: str, _detail: str) -> Refusal:
    return NoMandate(_("A pause is lifted with a valid mandate only."))


@translates("AB024")
def _followed(_message: str, _detail: str) -> Refusal:
    return NoMandate(
        _("A pause ends with a mandate, or when a wider one takes its place; what follows it fits its end.")
    )


@translates("AB023")
def _unknown(_message: str, _detail: str) -> Refusal:
    return Invalid({"services": _("The pause names a service or a part that is not there.")})


@translates("23P01")
def _overlap(_message: str, detail: str) -> Refusal:
    key = EQUAL_SCOPE.search(detail)
    equal = Pause.objects.with_people().filter(jurisdiction_id=key[1], scope_key=key[2]) if key else None
    existing = equal.order_by("-pk").first() if equal is not None else None
    if existing is None:
        return AlreadyPaused(_("A pause of exactly this scope is in force, or was at that time."))
    return already_paused(existing)
