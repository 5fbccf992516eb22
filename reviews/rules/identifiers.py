"""Which rule each kind of identifier follows (kinds after ETSI TS 103 280)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from reviews.facts import NewIdentifier
from reviews.models import IdentifierKind
from reviews.rules import addresses, dates, names, numbers, text
from reviews.rules.problems import Problems, Wrong

VALUE_LIMIT = 500
MOST = 1_000
PORTS = range(1, 65_536)
RULES: dict[str, Callable[[str], str]] = {
    IdentifierKind.USER_ID: names.user_id,
    IdentifierKind.HANDLE: names.handle,
    IdentifierKind.EMAIL: addresses.email,
    IdentifierKind.PHONE: numbers.phone,
    IdentifierKind.IMEI: numbers.imei,
    IdentifierKind.IMSI: numbers.imsi,
    IdentifierKind.IPV4: addresses.ipv4,
    IdentifierKind.IPV6: addresses.ipv6,
    IdentifierKind.MAC: addresses.mac,
    IdentifierKind.UUID: names.uuid,
    IdentifierKind.URL: addresses.url,
    IdentifierKind.PAYMENT_ACCOUNT: names.account,
    IdentifierKind.AD_ACCOUNT: names.account,
    IdentifierKind.DEVICE_SERIAL: names.token,
    IdentifierKind.PUSH_TOKEN: names.token,
}
SHARED = (IdentifierKind.IPV4, IdentifierKind.IPV6)


def check_all(given: Sequence[NewIdentifier], now: datetime, problems: Problems) -> list[NewIdentifier]:
    """The identifiers in their normal form; each is named once, and there is at least one."""
    if not given:
        problems.add("identifiers", _("Name at least one account or device."))
    if len(given) > MOST:
        problems.add("identifiers", _("One request names at most %(most)s accounts.") % {"most": f"{MOST:,}"})
        return []
    checked: dict[NewIdentifier, None] = {}
    for place, identifier in enumerate(given):
        normal = check(identifier, now, problems, f"identifiers.{place}")
        if normal in checked:
            problems.add(f"identifiers.{place}.value", _("This is named above already."))
        checked[normal] = None
    return list(checked)


def check(given: NewIdentifier, now: datetime, problems: Problems, field: str) -> NewIdentifier:
    """One identifier in its normal form; what is wrong is added to `problems`."""
    value = given.value
    with problems.of(f"{field}.kind"):
        kind = kind_of(given.kind)
        with problems.of(f"{field}.value"):
            value = RULES[kind](text.line(value, VALUE_LIMIT, required=True))
        if kind in SHARED:
            with problems.of(f"{field}.port"):
                _check_port(given.port)
            with problems.of(f"{field}.observed_at"):
                _check_observed(given.observed_at, now)
            return replace(given, kind=kind, value=value)
        return NewIdentifier(kind, value)
    return given


def kind_of(kind: str) -> IdentifierKind:
    """The kind with this code; a display name is none."""
    try:
        return IdentifierKind(kind)
    except ValueError:
        if kind in ("name", "display_name"):
            raise names.display_name() from None
        raise Wrong(_("“%(kind)s” is not a kind of identifier.") % {"kind": kind[:40]}) from None


def _check_port(port: int | None) -> None:
    if port is None:
        raise Wrong(
            _("An address needs its port too: behind one address there may be thousands of people at once.")
        )
    if port not in PORTS:
        raise Wrong(_("A port is a number from 1 to 65535."))


def _check_observed(at: datetime | None, now: datetime) -> None:
    if at is None:
        raise Wrong(
            _("An address needs the time at which it was seen: addresses change hands within minutes.")
        )
    if at > now:
        raise Wrong(_("This time is still to come."))
    dates.plausible(at.date())
