"""The desk counts its own requests for an assessment; what it counted stays, to be cited and counted anew."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.acts.take_figures import take_figures
from jurisdictions.assessments.blind import NOBODY
from jurisdictions.assessments.models import Citation, IndexReading, OwnFigure, Source
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.assessments.record import record_of
from jurisdictions.assessments.watching.acts.note import note_index
from portal.acts.refusals import Invalid, NotPermitted, OutOfOrder
from portal.ledger.models import Event
from tests.factories.assessments import signers
from tests.factories.assessments_full import complete_full
from tests.factories.pauses import pause
from tests.factories.people import person
from tests.factories.requests import request
from tests.jurisdictions.assessments.test_section_pages import sent

pytestmark = pytest.mark.django_db

DAYS_BACK = 30


@pytest.fixture
def held():
    return pause()


@pytest.fixture
def author(held):
    return signers(held.jurisdiction)[SignerRole.AUTHOR]


@pytest.fixture
def found(held, author):
    return complete_full(held, author)


@pytest.fixture
def period():
    today = timezone.now().date()
    return {"first": today - timedelta(days=DAYS_BACK), "last": today}


@pytest.mark.requirement("R22")
def test_figures_are_counted_taken_in_with_their_moment_and_cited(found, author, period):
    request()
    request(emergency=True)
    client = Client()
    client.force_login(author)
    url = reverse("assessments:figures", args=[found.reference])
    typed = {name: day.isoformat() for name, day in period.items()}
    looked = client.get(url, typed).content.decode()
    assert "Take them into the record" in looked
    assert not OwnFigure.objects.exclude(taken_at=None).exists()
    assert client.post(url, typed).status_code == 302
    made = OwnFigure.objects.exclude(taken_at=None).get()
    assert (made.received, made.accounts, made.disclosed, made.refused) == (2, 2, 0, 0)
    assert "Emergency: Received: 1" in made.legal_basis
    assert "Received: 2" in made.outcomes
    assert made.taken_by == author
    assert made.taken_at is not None
    assert timezone.now() - made.taken_at < timedelta(minutes=5)
    said = str(record_of(found, NOBODY))
    assert "Counted by the desk at" in said
    assert made.source.title in said
    cited = {"source": made.source, "about": "assessment:reasons", "stance": "context"}
    edit(author, found, "evidence", rows=[Row(Citation, cited)])
    assert Event.objects.get(verb="assessment.take_figures").detail["figure"] == made.pk
    assert "Nothing changed since this period was counted" in client.get(url, typed).content.decode()


@pytest.mark.requirement("R22")
def test_what_was_counted_never_changes_and_counting_anew_stands_beside_it(found, author, period):
    request()
    made = take_figures(author, found, **period)
    with pytest.raises(OutOfOrder, match="Nothing changed"):
        take_figures(author, found, **period)
    with pytest.raises(OutOfOrder, match="stay as they were counted"):
        edit(author, found, "place", rows=[Row(OwnFigure, {"received": 9}, made.pk)])
    changes: list[dict[str, Any]] = [{"received": 9}, {"counts": {}}, {"taken_at": None}]
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            OwnFigure.objects.filter(pk=made.pk).update(**change)
    client = Client()
    client.force_login(author)
    page = reverse("assessments:section", args=[found.reference, "place"])
    form = sent(client, page)
    number = next(n for n in range(9) if form[f"ownfigure-{n}-id"] == [str(made.pk)])
    assert client.post(page, form | {f"ownfigure-{number}-received": ["9"]}).status_code == 302
    request()
    again = take_figures(author, found, **period)
    made.refresh_from_db()
    assert (made.received, again.received) == (1, 2)
    shown = client.get(
        reverse("assessments:figures", args=[found.reference]),
        {name: day.isoformat() for name, day in period.items()},
    )
    assert shown.context["counted"]["before"] == again
    assert Source.objects.filter(assessment=found, kind="own_data").count() == 2


@pytest.mark.requirement("R22")
def test_a_period_runs_forward_is_not_of_the_future_and_whoever_does_not_assess_counts_nothing(
    found, author, period
):
    for wrong in (
        {"first": period["last"], "last": period["first"]},
        {"first": period["first"], "last": period["last"] + timedelta(days=1)},
    ):
        with pytest.raises(Invalid):
            take_figures(author, found, **wrong)
    with pytest.raises(NotPermitted):
        take_figures(person(), found, **period)


@pytest.mark.requirement("R20", "R22")
def test_the_place_is_read_as_it_was_frozen_whatever_was_written_or_noted_since(found, author):
    submit(author, found)
    reading = found.index_readings.get()
    edit(author, found, "place", rows=[Row(IndexReading, {"value": "12", "edition": "2026"}, reading.pk)])
    note_index(
        author,
        found.jurisdiction,
        index="Index of Nothing",
        edition="2026",
        value=Decimal(12),
        better="higher",
        source="https://example.org/2026",
    )
    client = Client()
    client.force_login(author)
    page = client.get(reverse("assessments:snapshot", args=[found.reference]))
    frozen = page.context["indices"][0]
    assert (frozen["edition"], frozen["value"], frozen["interval"]) == ("2025", "40", "38 to 42")
    assert (frozen["provenance"], frozen["retrieved_on"]) == (reading.provenance, reading.retrieved_on)
    assert page.context["figures"][0]["refused"] == "8"
    html = page.content.decode()
    assert found.versions.get().content_hash in html
    assert "Readings noted since" in html
