"""Agencies, officers and codes that a request refers to: found, or entered for the first time."""

from jurisdictions.models import Jurisdiction
from reviews.facts import NewAgency, NewOfficer
from reviews.models import Agency, Officer


def agency_of(given: Agency | NewAgency) -> Agency:
    """The agency; one that is new comes in unverified, one of the same name and place is taken as it is."""
    if isinstance(given, Agency):
        return given
    agency, _made = Agency.objects.get_or_create(
        jurisdiction=given.jurisdiction, name=given.name, defaults={"reply_address": given.reply_address}
    )
    return agency


def officer_of(given: NewOfficer | None, agency: Agency) -> Officer | None:
    """The officer with this name and address at the agency; rank and phone are kept from the first time."""
    if given is None:
        return None
    officer, _made = Officer.objects.get_or_create(
        agency=agency,
        name=given.name,
        email=given.email,
        defaults={"rank": given.rank, "phone": given.phone},
    )
    return officer


def codes_above(place: Jurisdiction) -> frozenset[str]:
    """The codes of a jurisdiction and of all that it is part of."""
    above = Jurisdiction.objects.filter(pk__in=place.ancestors)
    return frozenset(above.values_list("code", flat=True))
