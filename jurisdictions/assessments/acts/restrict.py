"""Put an assessment into a compartment, and take it out."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.compartments import enters, restricts
from jurisdictions.assessments.models import Assessment, Compartment, Restriction
from jurisdictions.assessments.said import only_its_number, told_of
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, NotPermitted, OutOfOrder


def restrict(by: User, assessment: Assessment, compartment: Compartment, *, reason: str) -> Restriction:
    """From now on only people in the compartment see it; no signature is void, for its content stays.

    Its author, or a human-rights reviewer of its jurisdiction, does it. What carries it forward goes along,
    for it holds the same texts; notices that were told say its number only. Refuses with OutOfOrder (in it
    already; an author is not in the compartment), Invalid or NotPermitted.
    """
    with performing("assessment.restrict", by=by) as act:
        found = _locked(assessment)
        _check(by, found, compartment, reason)
        if found.restrictions.filter(compartment=compartment).exists():
            raise OutOfOrder(_("It is in this compartment already."))
        made = _put(by, found, compartment, reason)
        along = _and_what_carries_it_on(by, found, compartment, reason)
        for one in (found, *along):
            act.reword(told_of(one), only_its_number)
        detail = {"compartment": compartment.pk, "reason": made.reason}
        detail |= {"along": [one.reference for one in along]}
        act.record(on=found, places=found.jurisdiction.ancestors, detail=detail)
    return made


def unrestrict(by: User, assessment: Assessment, compartment: Compartment, *, reason: str) -> None:
    """Take it out. Refuses with OutOfOrder (not in it; what it carries forward is), Invalid, NotPermitted."""
    with performing("assessment.unrestrict", by=by) as act:
        found = _locked(assessment)
        _check(by, found, compartment, reason)
        before = found.carries_on
        if before is not None and before.restrictions.filter(compartment=compartment).exists():
            raise OutOfOrder(
                _("%(reference)s, whose texts it carries forward, is in this compartment.")
                % {"reference": before.reference},
                now=_("Take that one out first."),
            )
        removed, _kinds = Restriction.objects.filter(assessment=found, compartment=compartment).delete()
        if not removed:
            raise OutOfOrder(_("It is not in this compartment."))
        detail = {"compartment": compartment.pk, "reason": reason.strip()}
        act.record(on=found, places=found.jurisdiction.ancestors, detail=detail)


def keep_restricted(made: Assessment, before: Assessment) -> None:
    """What carries a restricted one forward is in the same compartments; inside the act that makes it."""
    for row in before.restrictions.all():
        Restriction.objects.create(
            assessment=made, compartment_id=row.compartment_id, reason=row.reason, put_by_id=row.put_by_id
        )


def _locked(assessment: Assessment) -> Assessment:
    """Nobody carries it forward meanwhile."""
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("jurisdiction", "author")
    return rows.get(pk=assessment.pk)


def _put(by: User, found: Assessment, compartment: Compartment, reason: str) -> Restriction:
    if not enters(found.author, compartment):
        raise OutOfOrder(
            _("The author of %(reference)s, %(who)s, would not see it any more.")
            % {"reference": found.reference, "who": found.author.name},
            now=_("Let the author into the compartment first."),
        )
    return Restriction.objects.create(
        assessment=found, compartment=compartment, reason=reason.strip(), put_by=by
    )


def _and_what_carries_it_on(
    by: User, found: Assessment, compartment: Compartment, reason: str
) -> list[Assessment]:
    """Put those into it too that are not yet, the nearest first; returns them."""
    along: list[Assessment] = []
    for one in found.carried_on_by.order_by("pk"):
        next_one = _locked(one)
        if not next_one.restrictions.filter(compartment=compartment).exists():
            _put(by, next_one, compartment, reason)
            along.append(next_one)
        along += _and_what_carries_it_on(by, next_one, compartment, reason)
    return along


def _check(by: User, assessment: Assessment, compartment: Compartment, reason: str) -> None:
    if not restricts(by, assessment) or not enters(by, compartment):
        raise NotPermitted(
            _("The author or a human-rights reviewer who is in the compartment says what is in it.")
        )
    if not reason.strip():
        raise Invalid({"reason": _("Say why: the ledger keeps it.")})
