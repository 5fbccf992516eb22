"""Make a compartment, and say who is in it."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.compartments import entered, makes_compartments, members_of, reached
from jurisdictions.assessments.models import Compartment
from portal.access.grants import give_right, take_right
from portal.access.permissions import Permission
from portal.access.questions import forget
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, NotPermitted, OutOfOrder


def make_compartment(by: User, *, name: str, purpose: str) -> Compartment:
    """Make one and be its first member. Refuses with Invalid or NotPermitted."""
    with performing("compartment.make", by=by) as act:
        if not makes_compartments(by):
            raise NotPermitted(_("Whoever writes or reviews assessments makes compartments."))
        errors = {
            key: _("Please fill this in.")
            for key, text in (("name", name), ("purpose", purpose))
            if not text.strip()
        }
        if not errors and entered(by).filter(name__iexact=name.strip()).exists():
            errors["name"] = _("You are in one of this name.")
        if errors:
            raise Invalid(errors)
        made = Compartment.objects.create(name=name.strip(), purpose=purpose.strip(), made_by=by)
        give_right(Permission.ENTER_COMPARTMENT, by, made)
        act.record(on=made, detail={"member": by.pk})
    return made


def admit(by: User, compartment: Compartment, person: User, *, reason: str) -> None:
    """Let somebody in. Refuses with Invalid, OutOfOrder (in it already) or NotPermitted (not in it)."""
    with performing("compartment.admit", by=by) as act:
        _check(by, compartment, reason)
        if members_of(compartment).filter(pk=person.pk).exists():
            raise OutOfOrder(_("%(who)s is in it already.") % {"who": person.name})
        give_right(Permission.ENTER_COMPARTMENT, person, compartment)
        act.record(on=compartment, detail={"member": person.pk, "reason": reason.strip()})
        told = {"reference": compartment.reference, "by": by.name, "reason": reason.strip()}
        url = compartment.get_absolute_url()
        act.tell([person], "compartment.admitted", about=compartment, url=url, context=told)


def dismiss(by: User, compartment: Compartment, person: User, *, reason: str) -> None:
    """Take somebody out. Refuses with OutOfOrder for the last one and for an author of what is in it."""
    with performing("compartment.dismiss", by=by) as act:
        _check(by, compartment, reason)
        members = members_of(Compartment.objects.select_for_update().get(pk=compartment.pk))
        if not members.filter(pk=person.pk).exists():
            raise OutOfOrder(_("%(who)s is not in it.") % {"who": person.name})
        if members.count() == 1:
            raise OutOfOrder(_("Somebody stays in it: let another person in first."))
        if compartment.restrictions.filter(assessment__author=person).exists():
            raise OutOfOrder(_("%(who)s wrote an assessment that is in it.") % {"who": person.name})
        take_right(Permission.ENTER_COMPARTMENT, person, compartment)
        forget(by)  # who may be the same person, read twice
        act.record(on=compartment, detail={"member": person.pk, "reason": reason.strip()})


def _check(by: User, compartment: Compartment, reason: str) -> None:
    if not reached(by).filter(pk=compartment.pk).exists():
        raise NotPermitted(_("Whoever is in a compartment says who else is."))
    if not reason.strip():
        raise Invalid({"reason": _("Say why: the ledger keeps it.")})
