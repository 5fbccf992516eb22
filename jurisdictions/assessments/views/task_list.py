"""The task list of an assessment."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jurisdictions.assessments.acts.sign import agreeing
from jurisdictions.assessments.blind import blind_to
from jurisdictions.assessments.compartments import restricted
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import AGREEING, SignerRole, State
from jurisdictions.assessments.progress import progress
from jurisdictions.assessments.questionnaire import say
from jurisdictions.assessments.reading import readable_one, roles_of
from jurisdictions.assessments.views.tags import TAGS
from jurisdictions.pauses.sentence import what
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.ledger.models import Event

NEWEST, SHOWN = 200, 20


def detail(http: HttpRequest, reference: str) -> HttpResponse:
    """The task list: sections, what blocks sign-off, signatures."""
    found = readable_one(person_of(http), reference)
    return render(http, "assessments/detail.html", _detail(http, found))


def _runs(events: Iterable[Event]) -> list[Event]:
    """One event for several in a row of one person and one verb: the newest, with how many they are."""
    found = []
    for _key, run in groupby(events, key=lambda event: (event.verb, event.actor_id)):
        newest, *older = run
        newest.times = 1 + len(older)  # type: ignore[attr-defined]
        found.append(newest)
    return found[:SHOWN]


def _detail(http: HttpRequest, found: Assessment) -> dict[str, Any]:
    there, asked = agreeing(found), questionnaire(found.template_id)
    blind = blind_to(person_of(http), found)
    events = Event.objects.select_related("actor").filter(
        subject_kind="assessments.assessment", subject_id=found.pk
    )
    given = list(found.signatures.select_related("person"))
    return {
        "assessment": found,
        "tests": asked.has_rows("legalfinding"),
        "place": asked.has_rows("indexreading"),
        "template_note": say(asked.note),
        "tag": TAGS[State(found.state)],
        "is_restricted": bool(restricted([found.pk])),
        "zone": found.jurisdiction.time_zones[:1],
        "progress": progress(found, blind),
        "blind": blind,
        "governed": [(pause, what(pause)) for pause in found.governs.with_people()],
        "signatures": [(role.label, there.get(role)) for role in SignerRole],
        "refused": [one for one in given if one.verdict not in AGREEING],
        "void": [one for one in given if one.verdict in AGREEING and one not in there.values()],
        "writes": may(person_of(http), Permission.ASSESS, found.jurisdiction),
        "signs": found.state == State.SIGNING and roles_of(person_of(http), found),
        "events": _runs(events.order_by("-pk")[:NEWEST]),
    }
