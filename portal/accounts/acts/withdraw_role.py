"""Take a role away."""

from portal.access.grants import remove_grant
from portal.accounts.models import RoleGrant, User
from portal.acts.perform import performing
from portal.acts.permit import require_setup


def withdraw_role(by: User | None, grant: RoleGrant) -> None:
    """Take a role from its holder, effective with the next page they open."""
    with performing("role.withdraw", by=by) as act:
        if by is not None:
            require_setup(by, "accounts.delete_rolegrant")
        place, holder = grant.place, grant.holder
        places = getattr(place, "ancestors", ())
        act.record(on=holder, places=places, detail={"role": grant.role, "place": str(place)})
        remove_grant(grant)
