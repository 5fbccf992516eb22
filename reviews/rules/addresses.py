"""Identifiers that are addresses: of the internet, of a network card, of a mailbox, of a page."""

import ipaddress
import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from reviews.rules.problems import Wrong

# Addresses that many people use at once inside their own networks (RFC 1918, 6598, 4193) or that name
# no one (RFC 1122, 3927, 4291, 5771): no provider can tell from them who it was.
NOBODY = [
    ipaddress.ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.168.0.0/16", "224.0.0.0/4", "240.0.0.0/4"),
        *("::/127", "fc00::/7", "fe80::/10", "ff00::/8"),
    )
]
MAC_HEX = re.compile(r"[0-9a-f]{12}")


def ipv4(value: str) -> str:
    """A public IPv4 address."""
    try:
        address = ipaddress.IPv4Address(value)
    except ValueError:
        raise Wrong(
            _("This is not an IPv4 address such as 203.0.113.7 (the port has its own field).")
        ) from None
    return _somebodys(address)


def ipv6(value: str) -> str:
    """A public IPv6 address in its short form."""
    try:
        address = ipaddress.IPv6Address(value.removeprefix("[").removesuffix("]"))
    except ValueError:
        raise Wrong(
            _("This is not an IPv6 address such as 2001:db8::7 (the port has its own field).")
        ) from None
    if address.scope_id:
        raise Wrong(_("An address with a network card's name after % is not a public one."))
    if address.ipv4_mapped:
        raise Wrong(_("This is an IPv4 address in the dress of IPv6: enter it as IPv4."))
    return _somebodys(address)


def _somebodys(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str:
    if any(address.version == network.version and address in network for network in NOBODY):
        raise Wrong(_("This address is used inside private networks only: it does not tell who it was."))
    return str(address)


def mac(value: str) -> str:
    """Six pairs of hexadecimal digits, written with colons."""
    digits = re.sub(r"[:\-.\s]", "", value.lower())
    if not MAC_HEX.fullmatch(digits):
        raise Wrong(_("A MAC address has twelve hexadecimal digits, such as 00:53:00:ab:cd:ef."))
    if digits in ("0" * 12, "f" * 12):
        raise Wrong(_("This MAC address stands for none or for all devices."))
    return ":".join(digits[place : place + 2] for place in range(0, 12, 2))


def email(value: str) -> str:
    """A mailbox; its domain in small letters, the part before the @ as it was given."""
    try:
        validate_email(value)
    except ValidationError:
        raise Wrong(_("This is not an e-mail address such as name@example.org.")) from None
    local, _at, domain = value.rpartition("@")
    return f"{local}@{domain.lower()}"


def url(value: str) -> str:
    """The http or https address of a profile, post, message or group, without a name and password."""
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 (urlsplit checks the port only when it is read)
    except ValueError:
        raise Wrong(_("This is not a web address.")) from None
    if parts.scheme not in ("http", "https"):
        raise Wrong(_("A web address begins with https:// or http://."))
    if "@" in parts.netloc:
        raise Wrong(_("This address carries a name or password before the @. Leave it out."))
    if not parts.hostname or "\\" in value or any(letter.isspace() for letter in value):
        raise Wrong(_("This is not a web address."))
    return parts._replace(netloc=parts.netloc.lower()).geturl()
