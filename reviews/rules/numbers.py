"""Identifiers that are numbers of the telephone network."""

import re

import phonenumbers
from django.utils.translation import gettext as _

from reviews.rules.problems import Wrong

SEPARATORS = re.compile(r"[\s\-./()]")
IMEI_DIGITS = 15


def phone(value: str) -> str:
    """An E.164 number, as `+85255550100`. A leading 00 is read as +.

    Asks for a possible length only: number ranges open faster than lists of them are published.
    """
    text = "+" + value[2:] if value.startswith("00") else value
    if not text.startswith("+"):
        raise Wrong(_("Write the number with its country: + and the country's code first (E.164)."))
    try:
        number = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        raise Wrong(_("This is not a telephone number of any country.")) from None
    if number.extension or not phonenumbers.is_possible_number(number):
        raise Wrong(_("This number is too long or too short for its country."))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def imei(value: str) -> str:
    """Fifteen digits, the last one a check digit (3GPP TS 23.003, annex B)."""
    digits = SEPARATORS.sub("", value)
    if not _only_digits(digits) or len(digits) != IMEI_DIGITS:
        raise Wrong(_("An IMEI has 15 digits; this has another form."))
    if luhn(digits[:-1]) != int(digits[-1]):
        raise Wrong(_("The last digit does not fit the others: one of them is mistyped."))
    return digits


def imsi(value: str) -> str:
    """Fourteen or fifteen digits beginning with a country's mobile code (ITU-T E.212)."""
    digits = SEPARATORS.sub("", value)
    if not _only_digits(digits) or len(digits) not in (14, 15):
        raise Wrong(_("An IMSI has 14 or 15 digits; this has another form."))
    if digits[0] not in "234567" and digits[:3] not in ("901", "999"):
        raise Wrong(_("No country has a mobile code that begins like this IMSI."))
    return digits


def luhn(digits: str) -> int:
    """The check digit that follows these digits."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        number = int(digit) * (2 if place % 2 == 0 else 1)
        total += sum(divmod(number, 10))
    return -total % 10


def _only_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
