"""The task list: how far each section is, what blocks, what is weak, each leading to its field."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.models import Conclusion, Impact
from jurisdictions.assessments.progress import progress
from jurisdictions.assessments.where import address
from tests.factories.assessments import RATED
from tests.jurisdictions.assessments.law_facts import conclusion
from tests.support.browser import just_signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R75", "R92")]


def states(desk):
    return {step.code: step.state for step in progress(desk.found).steps}


def page(desk, url=""):
    client = Client()
    just_signed_in(client, desk.author)
    return client.get(url or desk.found.get_absolute_url()).content.decode()


def test_a_section_is_not_begun_until_somebody_writes_in_it(desk):
    desk.asks("every_head")
    assert states(desk)["law"] == "not_begun"
    desk.write(derogation="None.")
    assert states(desk)["law"] == "blocked"


def test_a_tick_that_nobody_made_is_no_beginning(desk):
    desk.asks("every_head").write(incitement=False)
    assert states(desk)["law"] == "not_begun"


def test_nothing_blocks_but_something_is_wished_for(desk):
    desk.asks(fields={"assessment.limits": {"gate": "W"}})
    assert states(desk)["trigger"] == "begun"
    desk.write(limits="No court file was open to us.")
    assert states(desk)["trigger"] == "ready"


def test_completion_and_quality_are_counted_apart(desk):
    desk.asks()
    now = progress(desk.found)
    assert now.blocked == []
    assert now.weak == sum(len(group.items) for group in now.warned) > 0
    text = " ".join(page(desk).split())
    assert f"{now.ready} of 10 sections are ready; {now.weak} warnings of quality." in text


def test_each_blocker_leads_to_its_field(desk):
    desk.asks("decided", "every_head").write(reasons="")
    one = conclusion(desk)
    html = page(desk)
    for section, anchor in (("decision", "field-reasons"), ("law", "conclusion:new")):
        url = reverse("assessments:section", args=[desk.found.reference, section])
        assert f'href="{url}#{anchor}"' in html
        assert f'id="{anchor}"' in page(desk, url)
    assert f'id="conclusion:{one.pk}"' in page(desk, address(desk.found, "law", ""))


def test_a_path_that_names_a_field_leads_to_its_row(desk):
    assert address(desk.found, "law", "conclusion:3.answer").endswith("/law/#conclusion:3")
    assert address(desk.found, "impacts", "impact:3.scale").endswith(
        "/impacts/rows/impact/3/#field-impact-0-scale"
    )
    assert address(desk.found, "law", "question:courts").endswith("/law/#field-question-courts")


def test_what_blocks_is_gone_from_the_list_as_soon_as_it_is_done(desk):
    desk.asks("every_head")
    for head in Conclusion._meta.get_field("head").choices:
        assert "Conclude on each head" in page(desk)
        conclusion(desk, head[0])
    assert "Conclude on each head" not in page(desk)


@pytest.mark.requirement("R25")
def test_what_one_person_did_several_times_in_a_row_is_told_once(desk):
    for limits in ("None.", "No court file.", "No court file was open to us."):
        desk.write(limits=limits)
    timeline = page(desk).split('<ol class="timeline">')[1]
    assert timeline.count("Section saved") == 1
    assert re.search(r"\d+ times", timeline)


def test_claims_that_nothing_is_cited_for_are_listed(desk):
    desk.asks()
    assert "Claims that nothing is cited for" in page(desk)
    desk.asks(sections=[{"code": "all", "title": "All", "fields": ["title"], "rows": ["impact"]}])
    assert "Claims that nothing is cited for" not in page(desk)


@pytest.mark.requirement("R40", "R45")
def test_the_record_shows_tables_and_ranking_with_the_way_to_each_impact(desk):
    one = desk.add(Impact, **RATED | {"statement": "Many wait.", "scale": 3, "likelihood": 1})
    desk.change(one, rank=1, rank_because="They asked us.")
    html = page(desk, reverse("assessments:record", args=[desk.found.reference]))
    text = " ".join(html.split())
    for title in ("Before measures", "Now", "After measures", "The most salient first"):
        assert f">{title}</caption>" in text
    assert "Not addressed yet" in text
    assert "Set by hand; by severity it would be number 2. They asked us." in text
    assert text.count(f'href="#impact:{one.pk}"') == 4
    assert f'id="impact:{one.pk}"' in html
