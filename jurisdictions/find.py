"""Finds a jurisdiction by what people call it."""

from django.db.models import Q

from jurisdictions.models import Jurisdiction

# Names of reports and daily use that ISO 3166 does not have.
ALSO_CALLED = {
    "bahamas": "BS",
    "british virgin islands": "VG",
    "czech republic": "CZ",
    "ivory coast": "CI",
    "korea": "KR",
    "macau": "MO",
    "macedonia": "MK",
    "north korea": "KP",
    "palestinian authority": "PS",
    "republic of san marino": "SM",
    "russia": "RU",
    "south korea": "KR",
    "turkey": "TR",
    "united kingdom": "GB",
    "united states": "US",
    "usa": "US",
    "uk": "GB",
    "vatican city": "VA",
    "hong kong sar": "HK",
}


def find_jurisdiction(text: str) -> Jurisdiction | None:
    """The jurisdiction with this code, name, official name or common name; None where none or several fit."""
    text = text.replace("\0", "").strip()
    if not text:
        return None
    code = ALSO_CALLED.get(text.casefold(), text.upper())
    by_code = Jurisdiction.objects.filter(codes__code=code).first()
    if by_code is not None:
        return by_code
    named = Q(name__iexact=text) | Q(official_name__iexact=text)
    found = list(Jurisdiction.objects.filter(named, kind="territory")[:2])
    found = found or list(Jurisdiction.objects.filter(named)[:2])
    return found[0] if len(found) == 1 else None
