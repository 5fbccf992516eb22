"""Versions beside each other, and one that stays as it was."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jurisdictions.assessments.blind import blind_to
from jurisdictions.assessments.canonical import content_of
from jurisdictions.assessments.compare import differences
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.reading import readable_one
from portal.accounts.who import person_of

NOW = "now"


def compare(http: HttpRequest, reference: str) -> HttpResponse:
    """Any two versions, or one and the record as it is now: word by word."""
    found = readable_one(person_of(http), reference)
    versions = list(found.versions.all())
    numbers = [str(version.number) for version in versions]
    choices = [NOW, *numbers]
    before = _asked(http, "a", choices, numbers[0] if numbers else NOW)
    after = _asked(http, "b", choices, NOW)
    blind = blind_to(person_of(http), found)
    context = {
        "assessment": found,
        "blind": blind,
        "versions": versions,
        "choices": choices,
        "a": before,
        "b": after,
        "differences": differences(*(blind.without(_content(found, which)) for which in (before, after))),
    }
    return render(http, "assessments/compare.html", context)


def _asked(http: HttpRequest, name: str, choices: list[str], otherwise: str) -> str:
    asked = http.GET.get(name, otherwise)
    return asked if asked in choices else otherwise


def _content(found: Assessment, which: str) -> dict[str, Any]:
    if which == NOW:
        return content_of(found)
    content: dict[str, Any] = found.versions.get(number=which).content
    return content
