"""The link of an invitation is made when its mail is, so that no row of the database lets anybody in."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from portal.accounts.models import User
from portal.notifications.models import Notice
from portal.notifications.render import for_mail_only, whole_address


@for_mail_only("account.invited")
def with_link(notice: Notice) -> dict[str, str]:
    """Where the person chooses a password; it works once, for three days."""
    return {"link": password_link(notice.person)} if notice.person else {}


def password_link(person: User) -> str:
    """A link with which the person, and whoever reads their mail, can choose a password once."""
    key = default_token_generator.make_token(person)
    path = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key}
    )
    return whole_address(path)
