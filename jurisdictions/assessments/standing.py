"""How the decisions behind mandates stand, for the room of pauses."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jurisdictions.assessments.compartments import restricted
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import State
from jurisdictions.assessments.reading import readable
from jurisdictions.pauses.models import Mandate, Pause
from jurisdictions.pauses.querysets import former_of
from jurisdictions.pauses.standing import Fallen, Room, register
from portal.accounts.models import User

KIND = "assessments.assessment"


def fallen(mandates: Sequence[Mandate]) -> dict[int, Fallen]:
    """Mandates whose assessment is outdated, superseded or past its end; the database refuses them too."""
    drawn = _drawn(mandates)
    behind = Assessment.objects.in_bulk(set(drawn.values()))
    kept = restricted(behind)
    found = {pk: _fallen(behind[decision], says=decision not in kept) for pk, decision in drawn.items()}
    return {pk: one for pk, one in found.items() if one is not None}


def unread(reader: User, mandates: Sequence[Mandate]) -> frozenset[int]:
    """Mandates drawn from an assessment that is not for this reader, in one query."""
    drawn = _drawn(mandates)
    if not drawn:
        return frozenset()
    open_to = readable(reader).filter(pk__in=set(drawn.values())).order_by()
    allowed = set(open_to.values_list("pk", flat=True))
    return frozenset(pk for pk, decision in drawn.items() if decision not in allowed)


def _drawn(mandates: Sequence[Mandate]) -> dict[int, int]:
    """Of the mandates that are drawn from assessments, the assessment of each."""
    return {mandate.pk: mandate.decision_id for mandate in mandates if mandate.decision_kind == KIND}


def _fallen(behind: Assessment, *, says: bool) -> Fallen | None:
    """`says`: whether everybody who sees the pause may read why."""
    why = behind.outdated_because if says else _("it is restricted, its readers know why.")
    words = {"reference": behind.reference, "why": why}
    if behind.state == State.OUTDATED:
        why = _("%(reference)s, which decides so, is outdated: %(why)s") % words
    elif behind.state == State.SUPERSEDED:
        why = _("%(reference)s, which decided so, was superseded by another assessment.") % words
    elif behind.expires_on and behind.expires_on <= timezone.now().date():
        words["day"] = str(date_format(behind.expires_on, "j F Y"))
        why = _("The decision of %(reference)s ended on %(day)s.") % words
    else:
        return None
    return Fallen(
        why,
        _("Four people signed what was known then; nobody has signed what is known now."),
        _("Carry %(reference)s forward, look again and have it signed. Until then the pause stays.") % words,
    )


def outdated_under(pauses: Sequence[Pause]) -> dict[int, str]:
    """Pauses that an outdated assessment governs and no signed one, with the reference of the newest.

    What governs a pause governs the one that took its place.
    """
    former = former_of(pause.pk for pause in pauses)
    governed = Assessment.objects.filter(
        governs__in=set().union(*former.values()), state__in=[State.OUTDATED, State.SIGNED]
    )
    facts = list(governed.order_by("pk").values_list("governs", "state", "reference"))
    found: dict[int, str] = {}
    for pause, ids in former.items():
        there = [(state, reference) for governs, state, reference in facts if governs in ids]
        if there and all(state != State.SIGNED for state, _reference in there):
            found[pause] = there[-1][1]
    return found


register(Room(fallen=fallen, outdated_under=outdated_under, unread=unread))
