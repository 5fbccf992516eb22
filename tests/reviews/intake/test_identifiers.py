"""Identifiers are brought into their normal form, or refused with the reason."""

import ipaddress
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as some

from reviews.facts import NewIdentifier
from reviews.models import IdentifierKind
from reviews.rules import addresses, identifiers, names, numbers
from reviews.rules.identifiers import check
from reviews.rules.problems import Problems, Wrong

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def checked(kind, value, port=None, observed_at=None):
    """The normal form, and the reasons by field."""
    problems = Problems()
    normal = check(NewIdentifier(kind, value, port, observed_at), NOW, problems, "it")
    return normal.value, problems.by_field


def why(kind, value):
    return str(checked(kind, value)[1])


@pytest.mark.parametrize(
    ("kind", "typed", "normal"),
    [
        ("email", " Some.One@Example.ORG ", "Some.One@example.org"),
        ("phone", "+852 5555-0100", "+85255550100"),
        ("phone", "0085255550100", "+85255550100"),
        ("phone", "\u200e+85255550100\u200f", "+85255550100"),
        ("mac", "00-53-00-AB-CD-EF", "00:53:00:ab:cd:ef"),
        ("mac", "0053.00ab.cdef", "00:53:00:ab:cd:ef"),
        ("uuid", "{12345678-1234-5678-1234-567812345678}", "12345678-1234-5678-1234-567812345678"),
        ("imei", "49-015420-323751-8", "490154203237518"),
        ("imsi", "454 00 1234567890", "454001234567890"),
        ("url", "HTTPS://Example.ORG/Profile?id=7#top", "https://example.org/Profile?id=7#top"),
        ("handle", "@Made.Up_1", "Made.Up_1"),
        ("user_id", "85255550100@s.whatsapp.net", "85255550100@s.whatsapp.net"),
        ("payment_account", "DE02 1203 0000 0000 2020 51", "DE02120300000000202051"),
    ],
)
def test_what_is_typed_is_kept_in_one_form(kind, typed, normal):
    assert checked(kind, typed) == (normal, {})


@pytest.mark.parametrize(
    ("kind", "typed", "reason"),
    [
        ("handle", "Wong Made Up", "display name"),
        ("handle", "李小明", "display name"),
        ("user_id", "محمد", "display name"),
        ("name", "Anything", "display name"),
        ("display_name", "Anything", "display name"),
        ("nickname", "Anything", "not a kind"),
        ("phone", "5555 0100", "country"),
        ("phone", "+85255", "too long or too short"),
        ("phone", "+999 5555 0100", "any country"),
        ("phone", "+85255550100;ext=1", "too long or too short"),
        ("email", "someone@", "e-mail"),
        ("email", "a@b@example.org", "e-mail"),
        ("email", "some\none@example.org", "e-mail"),
        ("email", "=cmd|' /C calc'!A0", "e-mail"),
        ("imei", "490154203237517", "mistyped"),
        ("imei", "49015420323751", "15 digits"),
        ("imei", "٤٩٠١٥٤٢٠٣٢٣٧٥١٨", "15 digits"),
        ("imsi", "123", "14 or 15"),
        ("imsi", "154001234567890", "country"),
        ("mac", "00:53:00:ab:cd", "twelve"),
        ("mac", "ff:ff:ff:ff:ff:ff", "none or for all"),
        ("uuid", "not-a-uuid", "32"),
        ("url", "javascript:alert(1)", "https"),
        ("url", "ftp://example.org/", "https"),
        ("url", "https://user:secret@example.org/", "name or password"),
        ("url", "https://example.org\\@evil.example/", "name or password"),
        ("url", "https:///path", "not a web"),
        ("url", "https://example.org:99999/", "not a web"),
        ("url", "https://[::1", "not a web"),
        ("push_token", "with space", "ASCII"),
        ("device_serial", "x" * 501, "room for"),
        ("email", "", "needed"),
        ("user_id", "a\x00b", "control"),
    ],
)
def test_what_names_nobody_is_refused_with_the_reason(kind, typed, reason):
    assert reason in why(kind, typed)


@pytest.mark.parametrize(
    "address",
    [
        *("10.1.2.3", "172.31.0.1", "192.168.1.1", "100.64.0.1", "127.0.0.1", "169.254.1.1"),
        *("0.0.0.0", "255.255.255.255", "224.0.0.1", "1.2.3", "01.2.3.4", "203.0.113.7:443", "１.2.3.4"),  # noqa: S104
    ],
)
def test_ipv4_addresses_that_tell_nothing_are_refused(address):
    with pytest.raises(Wrong):
        addresses.ipv4(address)


@pytest.mark.parametrize(
    "address", ["::1", "fe80::1%eth0", "fe80::1", "fc00::1", "ff02::1", "::ffff:203.0.113.7", "x"]
)
def test_ipv6_addresses_that_tell_nothing_are_refused(address):
    with pytest.raises(Wrong):
        addresses.ipv6(address)


@pytest.mark.parametrize(
    ("port", "observed_at", "fields"),
    [
        (None, None, {"it.port", "it.observed_at"}),
        (0, NOW, {"it.port"}),
        (65_536, NOW, {"it.port"}),
        (443, NOW + timedelta(seconds=1), {"it.observed_at"}),
        (443, datetime(1971, 1, 1, tzinfo=UTC), {"it.observed_at"}),
        (443, NOW, set()),
    ],
)
def test_an_address_needs_its_port_and_a_time_that_has_been(port, observed_at, fields):
    assert set(checked("ipv4", "203.0.113.7", port, observed_at)[1]) == fields


def test_other_kinds_keep_no_port_and_no_time():
    problems = Problems()
    one = check(NewIdentifier("handle", "made.up", 443, NOW), NOW, problems, "it")
    assert one == NewIdentifier("handle", "made.up")


def test_there_is_at_least_one_and_each_is_named_once():
    problems = Problems()
    identifiers.check_all([], NOW, problems)
    assert "identifiers" in problems.by_field
    twice = [NewIdentifier("phone", "+85255550100"), NewIdentifier("phone", "+852 5555 0100")]
    problems = Problems()
    assert len(identifiers.check_all(twice, NOW, problems)) == 1
    assert set(problems.by_field) == {"identifiers.1.value"}


def test_a_thousand_are_enough():
    problems = Problems()
    many = [NewIdentifier("user_id", str(number)) for number in range(1_001)]
    identifiers.check_all(many, NOW, problems)
    assert set(problems.by_field) == {"identifiers"}


KINDS = some.sampled_from(list(IdentifierKind))


@given(KINDS, some.text(max_size=600))
@example(IdentifierKind.URL, "http://[")
@example(IdentifierKind.EMAIL, "@" * 500)
@example(IdentifierKind.PHONE, "+" + "9" * 500)
def test_any_text_is_either_refused_or_becomes_something_that_stays_as_it_is(kind, text):
    value, problems = checked(kind, text, 443, NOW)
    if not problems:
        assert checked(kind, value, 443, NOW) == (value, {})
        assert "\x00" not in value
        assert len(value) <= 500


@given(some.text(alphabet="0123456789", min_size=14, max_size=14))
def test_one_wrong_digit_of_an_imei_is_always_found(digits):
    imei = digits + str(numbers.luhn(digits))
    assert numbers.imei(imei) == imei
    for place in range(15):
        wrong = imei[:place] + str((int(imei[place]) + 1) % 10) + imei[place + 1 :]
        with pytest.raises(Wrong):
            numbers.imei(wrong)


@given(some.ip_addresses(v=6))
def test_every_way_to_write_an_ipv6_address_comes_to_the_same(address):
    try:
        short = addresses.ipv6(str(address))
    except Wrong:
        assume(False)
    assert addresses.ipv6(address.exploded.upper()) == short
    assert ipaddress.ip_address(short) == address


@given(some.uuids())
def test_every_uuid_is_taken(one):
    assert names.uuid(str(one).upper()) == str(one)
    assert uuid.UUID(names.uuid(one.hex)) == one
