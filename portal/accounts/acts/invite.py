"""Make a person who may sign in."""

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from portal.access.setup import ADMINISTRATORS
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.permit import require_setup
from portal.acts.refusals import Invalid


def invite(
    by: User | None,
    email: str,
    name: str,
    *,
    title: str = "",
    is_demo: bool = False,
    is_staff: bool = False,
    demo_part: str = "",
) -> User:
    """Make a person and owe them a mail with a link to set a password.

    `by` is None for the desk's own jobs. `is_staff` makes an administrator: set-up pages, no request.
    People of the demo have no password and get no mail. Refused: an address somebody signs in with.
    """
    with performing("person.invite", by=by) as act:
        if by is not None:
            require_setup(by, "accounts.add_user")
        email = _checked(email, name)
        person = User.objects.create_user(
            email,
            name=name.strip(),
            title=title,
            is_demo=is_demo,
            is_staff=is_staff,
            demo_part=demo_part,
        )
        if is_staff:
            person.groups.add(Group.objects.get(name=ADMINISTRATORS))
        act.record(on=person, detail={"administrator": is_staff, "demo": is_demo})
        if not is_demo:
            act.tell([person], "account.invited", about=person, context={"name": person.get_short_name()})
    return person


def _checked(email: str, name: str) -> str:
    email = User.objects.normalize_email(email.strip())
    errors: dict[str, str] = {}
    try:
        validate_email(email)
    except ValidationError:
        errors["email"] = _("“%(address)s” is not an e-mail address.") % {"address": email}
    if not name.strip():
        errors["name"] = _("Give the person's name.")
    if not errors and User.objects.filter(email__iexact=email).exists():
        errors["email"] = _("Somebody already signs in with this address.")
    if errors:
        raise Invalid(errors)
    return email
