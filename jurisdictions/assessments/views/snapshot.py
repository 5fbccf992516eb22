"""What was known of the place when an assessment was opened for signatures, as it was frozen then."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jurisdictions.assessments.canonical import content_of
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment, TreatyStatus, Version
from jurisdictions.assessments.reading import readable_one
from portal.accounts.who import person_of

DAYS = ("as_of", "on", "retrieved_on", "period_from", "period_to", "counted_at")
NUMBERS = ("received", "accounts", "disclosed", "refused")
STANDINGS = ("standing", "standing_of_state")


@require_GET
def snapshot(http: HttpRequest, reference: str) -> HttpResponse:
    """Indices, treaties, UN findings and own figures of one kept version; `?version=2` asks for it."""
    found = readable_one(person_of(http), reference)
    versions = list(found.versions.only("assessment", "number", "at", "content_hash"))
    version = _asked(http, found, versions)
    content = content_of(found) if version is None else version.content
    asked = questionnaire(found.template_id)
    context = {
        "assessment": found,
        "versions": versions,
        "version": version,
        "has_figures": asked.has_rows("ownfigure"),
        "indices": _rows(content, "indexreading"),
        "treaties": _rows(content, "treatystatus"),
        "bodies": _rows(content, "bodyfinding"),
        "figures": _rows(content, "ownfigure"),
    }
    return render(http, "assessments/snapshot.html", context)


def _asked(http: HttpRequest, found: Assessment, versions: list[Version]) -> Version | None:
    """The version asked for; else the one that the signatures are for, else the newest; None without any."""
    by_number = {str(version.number): version for version in versions}
    signed = (version for version in versions if version.content_hash == found.content_hash)
    newest = versions[0] if versions else None
    return by_number.get(http.GET.get("version", "")) or next(signed, newest)


def _rows(content: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [dict(_plain(row)) for row in content.get(kind, ())]


def _plain(row: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """A frozen row as a page shows it: days as days, standings in words, nought as nought."""
    for name, value in row.items():
        if name in DAYS and value:
            yield name, date.fromisoformat(value)
        elif name in STANDINGS and value:
            yield name, TreatyStatus.Standing(value).label
        elif name in NUMBERS and value is not None:
            yield name, str(value)  # nought is a number, and no blank
        else:
            yield name, value
