"""Rules that several acts on people share."""

from django.utils.translation import gettext as _

from portal.access.grants import Holder
from portal.accounts.models import Team, User
from portal.acts.refusals import FourEyes


def not_for_oneself(by: User, holder: Holder) -> None:
    """An administrator opens doors for others only, for nobody reads requests by their own leave."""
    own = holder == by or (isinstance(holder, Team) and by.groups.filter(pk=holder.pk).exists())
    if own:
        raise FourEyes(
            _("You cannot give a role to yourself or to a team you are in."),
            whose=_("Nobody opens requests to themselves."),
            now=_("Ask another administrator to give you the role."),
        )
