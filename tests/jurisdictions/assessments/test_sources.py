"""The register of sources: what each is worth, what rests on it, what contradicts it and what is stale."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.blind import NOBODY
from jurisdictions.assessments.models import Citation, Impact, Source
from jurisdictions.assessments.sources import register_of
from tests.factories.full_facts import SOURCE
from tests.support.browser import just_signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(desk):
    return desk.add(Source, **SOURCE)


@pytest.fixture
def impact(desk):
    return Impact.objects.get(assessment=desk.found)


def cite(desk, source, claim, stance="supports"):
    return desk.add(Citation, source=source, about=claim, stance=stance, locator="p. 3")


def read(desk, *path):
    client = Client()
    just_signed_in(client, desk.author)
    name = "assessments:source" if path else "assessments:sources"
    return " ".join(client.get(reverse(name, args=[desk.found.reference, *path])).content.decode().split())


@pytest.mark.requirement("R23")
def test_reliability_and_credibility_stand_apart(desk, source):
    html = read(desk)
    assert ">A2<" in html
    assert "A – completely reliable; 2 – probably true" in html


@pytest.mark.requirement("R25", "R26")
def test_each_source_tells_what_rests_on_it_and_what_it_contradicts(desk, source, impact):
    other = desk.add(Source, **SOURCE | {"title": "Report of an invented body"})
    cite(desk, source, f"impact:{impact.pk}")
    cite(desk, other, f"impact:{impact.pk}.scale", "contradicts")
    first, second = register_of(desk.found, NOBODY).entries
    assert [one.text for one in first.cited] == [str(impact)]
    assert [one.citation.stance for one in second.against] == ["contradicts"]
    assert first.against == ()
    assert f'/impacts/rows/impact/{impact.pk}/"' in read(desk)


@pytest.mark.requirement("R25")
def test_claims_that_nothing_is_cited_for_stand_below(desk, source, impact):
    assert [text for text, _url in register_of(desk.found, NOBODY).bare] == [str(impact)]
    cite(desk, source, f"impact:{impact.pk}")
    assert register_of(desk.found, NOBODY).bare == ()


@pytest.mark.requirement("R27")
def test_a_source_past_its_day_is_marked(desk, source):
    assert register_of(desk.found, NOBODY).stale == 0
    desk.change(source, expires_on=date(2020, 1, 1))
    assert register_of(desk.found, NOBODY).stale == 1
    assert "stale since 1 January 2020" in read(desk)


@pytest.mark.requirement("R27")
def test_gaps_stand_with_the_confidence_of_their_finding(desk, source, impact):
    desk.change(impact, gap="No court file was open.", confidence="low")
    [gap] = register_of(desk.found, NOBODY).gaps
    assert (gap.gap, gap.confidence) == ("No court file was open.", "Low")
    assert "No court file was open." in read(desk)


@pytest.mark.requirement("R26")
def test_a_contested_source_stands_beside_the_one_that_contradicts_it(desk, source):
    rival = desk.add(Source, **SOURCE | {"title": "The other report", "reliability": "C"})
    desk.change(source, contested=True)
    assert "the source that says otherwise is not named" in read(desk, source.pk)
    desk.change(source, rival=rival)
    html = read(desk, source.pk)
    assert "What contradicts it" in html
    assert "The other report" in html
    assert "It is named as what contradicts" in read(desk, rival.pk)


def test_the_register_asks_the_database_no_more_often_for_more_sources(
    desk, source, django_assert_max_num_queries
):
    for number in range(12):
        desk.add(Source, **SOURCE | {"title": f"Report {number}"})
    with django_assert_max_num_queries(12):
        register_of(desk.found, NOBODY)
