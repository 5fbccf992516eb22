"""Give a role to a person or a team."""

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.access.grants import Holder, add_grant, grants_of, place_type
from portal.access.permissions import Role
from portal.accounts.acts.rules import not_for_oneself
from portal.accounts.models import Team, User
from portal.acts.perform import performing
from portal.acts.permit import require_setup
from portal.acts.refusals import Invalid, OutOfOrder


def grant_role(by: User | None, role: Role, to: Holder, on: Model) -> None:
    """Give a role on a jurisdiction (it reaches the parts) or, for a queue worker, on a queue.

    `by` is None for the desk's own jobs. Refused: to oneself or one's own team, twice the same, and a
    role on a kind of place it does not belong to.
    """
    with performing("role.grant", by=by) as act:
        if by is not None:
            require_setup(by, "accounts.add_rolegrant")
            not_for_oneself(by, to)
        if place_type(role).model_class() is not type(on):
            raise Invalid({"place": _("This role is not held on %(place)s.") % {"place": on}})
        if grants_of(to).filter(role=role, place_id=on.pk).exists():
            raise OutOfOrder(
                _("%(who)s is already %(role)s for %(place)s.")
                % {"who": to, "role": role.label, "place": on},
                rule="already",
            )
        add_grant(role, to, on, by)
        act.record(on=to, places=_reach(on), detail={"role": role.value, "place": str(on)})
        if by is not None:
            act.tell(
                _people(to),
                "role.granted",
                about=to,
                url=reverse("accounts:preferences"),
                context={"role": _untranslated(role), "place": str(on)},
            )


def grant_queue(by: User | None, to: Holder, on_queue: Model) -> None:
    """Let a person or a team take requests from a queue."""
    grant_role(by, Role.QUEUE_WORKER, to, on_queue)


def _people(holder: Holder) -> list[User]:
    return list(User.objects.filter(groups=holder.pk)) if isinstance(holder, Team) else [holder]


def _untranslated(role: Role) -> str:
    """The role's name as the template of the notice translates it for its reader."""
    with override(None):
        return str(role.label)


def _reach(place: Model) -> list[int]:
    """The jurisdictions concerned; a queue names none."""
    return list(getattr(place, "ancestors", ()))
