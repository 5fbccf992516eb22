"""Identifiers that are names a service gives: user IDs, handles, accounts, serial numbers."""

import re
import uuid as uuids

from django.utils.translation import gettext as _

from reviews.rules.problems import Wrong

HANDLE = re.compile(r"[A-Za-z0-9._\-]{1,100}")
TOKEN = re.compile(r"[!-~]{1,500}")  # printable ASCII without a space


def display_name() -> Wrong:
    """Why a display name is refused."""
    return Wrong(
        _(
            "This looks like a display name. Any number of people may carry the same one, so it names nobody:"
            " ask the agency for a user ID, handle, address or number."
        )
    )


def user_id(value: str) -> str:
    """The service's own number or token of an account."""
    if not TOKEN.fullmatch(value):
        raise display_name()
    return value


def handle(value: str) -> str:
    """The unique name of an account, without its leading @."""
    text = value.removeprefix("@")
    if not HANDLE.fullmatch(text):
        raise display_name()
    return text


def uuid(value: str) -> str:
    """A UUID in its usual form."""
    try:
        return str(uuids.UUID(value))
    except ValueError:
        raise Wrong(_("A UUID has 32 hexadecimal digits in five groups.")) from None


def token(value: str) -> str:
    """A serial number or push token: no spaces, nothing outside ASCII."""
    if not TOKEN.fullmatch(value):
        raise Wrong(_("This may hold only letters, digits and signs of ASCII, without spaces."))
    return value


def account(value: str) -> str:
    """A payment or advertising account; the spaces that such numbers are printed with are dropped."""
    return token("".join(value.split()))
