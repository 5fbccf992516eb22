"""Close and reopen the door for a person; what they did stays theirs."""

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.permit import require_setup
from portal.acts.refusals import FourEyes, OutOfOrder


def deactivate(by: User | None, person: User) -> None:
    """End a person's access at once: open sessions stop with their next click."""
    _switch(by, person, to=False)


def reactivate(by: User | None, person: User) -> None:
    """Let a person sign in again, with the roles they still hold."""
    _switch(by, person, to=True)


def _switch(by: User | None, person: User, *, to: bool) -> None:
    with performing("person.reactivate" if to else "person.deactivate", by=by) as act:
        if by is not None:
            require_setup(by, "accounts.change_user")
        if by == person:
            raise FourEyes(_("You cannot close your own account."))
        person = User.objects.select_for_update().get(pk=person.pk)
        if person.is_active == to:
            raise OutOfOrder(
                _("%(person)s may sign in already.") % {"person": person}
                if to
                else _("%(person)s cannot sign in as it is.") % {"person": person}
            )
        person.is_active = to
        person.save(update_fields=["is_active"])
        act.record(on=person)
