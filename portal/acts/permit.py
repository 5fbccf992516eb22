"""Asks whether a person may, and refuses by name where not."""

from django.utils.translation import gettext as _

from portal.access.permissions import Permission
from portal.access.questions import Place, may
from portal.accounts.models import User
from portal.acts.refusals import NotPermitted


def require(user: User, permission: Permission, place: Place) -> None:
    """Refuse with NotPermitted unless the person may do this for this place."""
    if not may(user, permission, place):
        raise NotPermitted(
            _("You may not do this for %(place)s: it needs the permission “%(permission)s”.")
            % {"place": place, "permission": permission.split(".")[1].replace("_", " ")}
        )


def require_setup(user: User, right: str) -> None:
    """Refuse unless the person administers the desk and holds this Django model permission.

    These rights open set-up pages; none of them ever opens a request.
    """
    if not (user.is_staff and user.has_perm(right)):
        raise NotPermitted(
            _("You may not do this: it needs the administrator's right “%(right)s”.")
            % {"right": right.split(".")[1].replace("_", " ")}
        )
