"""From what was typed to the facts of a request, and from what is wrong with them back to the form."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from portal.acts.refusals import Text
from reviews.facts import NewAgency, NewIdentifier, NewOfficer, NewPaper, NewRequest
from reviews.intake.forms import IdentifierForm, RequestForm

# Where a rule's field is not called as the form's.
FIELD_OF = {
    "agency.name": "new_agency_name",
    "agency.reply_address": "new_agency_reply",
    "officer.name": "officer_name",
    "officer.rank": "officer_rank",
    "officer.email": "officer_email",
    "officer.phone": "officer_phone",
}
SAME = (
    *("agency_reference", "service", "type", "authorisation", "emergency", "emergency_reason", "received_at"),
    *("dated_on", "instrument", "legal_basis", "offence", "confidential_until", "user_jurisdiction"),
    *("data_from", "data_to", "narrative"),
)


def facts_from(
    given: dict[str, Any], rows: Iterable[IdentifierForm], papers: Iterable[NewPaper]
) -> NewRequest:
    """The request that a valid form describes."""
    agency = given["agency"] or NewAgency(
        given["new_agency_name"], given["new_agency_place"], given["new_agency_reply"]
    )
    return NewRequest(
        **{name: given[name] for name in SAME},
        agency=agency,
        officer=NewOfficer(*(given[f"officer_{part}"] for part in ("name", "rank", "email", "phone"))),
        categories=tuple(given["categories"]),
        identifiers=identifiers_of(rows),
        attachments=tuple(papers),
    )


def identifiers_of(rows: Iterable[IdentifierForm]) -> tuple[NewIdentifier, ...]:
    """What these rows name."""
    given = [row.cleaned_data for row in rows]
    return tuple(NewIdentifier(row["kind"], row["value"], row["port"], row["observed_at"]) for row in given)


def show_errors(errors: dict[str, list[Text]], form: RequestForm, rows: list[IdentifierForm]) -> None:
    """Put each reason beside the field it is about; a row of identifiers is named above the form too."""
    for name, reasons in errors.items():
        for reason in reasons:
            _show(name, str(reason), form, rows)


def _show(name: str, reason: str, form: RequestForm, rows: list[IdentifierForm]) -> None:
    parts = name.split(".")
    if parts[0] == "identifiers" and len(parts) > 1:
        row = rows[int(parts[1])]
        row.add_error(parts[2], reason)
        return
    field = FIELD_OF.get(name, parts[0])
    form.add_error(field if field in form.fields else None, reason)


def name_rows(form: RequestForm, rows: Iterable[IdentifierForm]) -> None:
    """Say above the form which rows of identifiers need mending."""
    for number, row in enumerate(rows, start=1):
        for field, reasons in row.errors.items():
            label = row.fields[field].label if field in row.fields else ""
            for reason in reasons:
                form.add_error(
                    None,
                    _("Identifier %(number)s, %(field)s: %(reason)s")
                    % {"number": number, "field": label, "reason": reason},
                )
