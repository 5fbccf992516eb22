"""Send an invitation anew, when its link has ended."""

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.permit import require_setup
from portal.acts.refusals import OutOfOrder


def invite_again(by: User | None, person: User) -> None:
    """Owe the mail with the link once more. Refused: to who has a password, or may not sign in."""
    with performing("person.invite_again", by=by) as act:
        if by is not None:
            require_setup(by, "accounts.add_user")
        if person.has_usable_password() or person.is_demo or not person.is_active:
            raise OutOfOrder(
                _("%(person)s needs no invitation.") % {"person": person},
                now=_("Who has forgotten a password asks for a new one on the sign-in page."),
            )
        act.record(on=person)
        act.tell([person], "account.invited", about=person, context={"name": person.get_short_name()})
