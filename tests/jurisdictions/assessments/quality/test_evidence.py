"""Evidence and law that look thin, stale, contested or done by rote."""

import pytest

from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.models import BodyFinding, IndexReading, OwnFigure, TreatyStatus
from jurisdictions.assessments.models.words import Basis, Head
from jurisdictions.assessments.quality import evidence, law, place
from tests.jurisdictions.assessments.law_facts import article, cite, conclusion, finding, source

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R92")]


@pytest.fixture(autouse=True)
def every_page(desk):
    desk.asks()


def found(desk, look):
    return [warning.anchor for warning in look(Facts(desk.found))]


@pytest.mark.requirement("R25")
def test_a_conclusion_on_one_source_stands_on_one_leg(desk):
    one = conclusion(desk)
    path = f"conclusion:{one.pk}"
    first = cite(desk, path)
    cite(desk, path, source=first.source, locator="page 2")
    assert found(desk, evidence.one_source_only) == [path]
    cite(desk, path)
    assert found(desk, evidence.one_source_only) == []


@pytest.mark.requirement("R27")
def test_a_source_past_its_day_is_stale(desk):
    row = source(desk, expires_on="2026-01-01")
    source(desk, expires_on="2099-01-01")
    assert found(desk, evidence.expired) == [f"source:{row.pk}"]


@pytest.mark.requirement("R27")
def test_a_report_of_long_ago_is_old_a_law_is_not(desk):
    row = source(desk, published_on="2010-01-01")
    cite(desk, "assessment:reasons", source=row)
    cite(desk, "assessment:reasons", source=source(desk, kind="law", published_on="1990-01-01"))
    assert found(desk, evidence.old) == [f"source:{row.pk}"]
    desk.write(data_cutoff="2012-01-01")
    assert found(desk, evidence.old) == []


@pytest.mark.requirement("R26")
def test_a_contested_fact_is_cited_with_its_rival(desk):
    rival = source(desk, title="Says otherwise")
    row = source(desk, contested=True, rival=rival)
    path = f"conclusion:{conclusion(desk).pk}"
    cited = cite(desk, path, source=row)
    assert found(desk, evidence.contested_without_its_rival) == [f"citation:{cited.pk}"]
    cite(desk, path, source=rival, stance="contradicts")
    assert found(desk, evidence.contested_without_its_rival) == []


@pytest.mark.requirement("R14")
def test_practice_is_not_proved_by_the_text(desk):
    row = finding(desk, article(desk), basis=Basis.PRACTICE)
    path = f"legalfinding:{row.pk}"
    cite(desk, path, "A1", source=source(desk, "A1", kind="law"))
    assert found(desk, evidence.practice_by_the_statute) == [path]
    cite(desk, path, source=source(desk, kind="court"))
    assert found(desk, evidence.practice_by_the_statute) == []


@pytest.mark.requirement("R23")
def test_the_state_alone_carries_no_conclusion(desk):
    path = f"conclusion:{conclusion(desk).pk}"
    cite(desk, path, source=source(desk, kind="state"))
    assert found(desk, evidence.the_state_alone) == [path]
    cite(desk, path)
    assert found(desk, evidence.the_state_alone) == []


@pytest.mark.requirement("R25")
def test_a_citation_for_a_claim_that_is_gone(desk):
    one = conclusion(desk)
    cited = cite(desk, f"conclusion:{one.pk}")
    assert found(desk, evidence.cited_for_nothing) == []
    one.delete()
    assert found(desk, evidence.cited_for_nothing) == [f"citation:{cited.pk}"]


@pytest.mark.requirement("R14")
def test_practice_that_always_equals_the_text_was_not_looked_at(desk):
    provision = article(desk)
    for criterion in ("S-1", "S-2", "O-1"):
        assert found(desk, law.practice_like_the_text) == []
        finding(desk, provision, criterion, Basis.TEXT)
        last = finding(desk, provision, criterion, Basis.PRACTICE)
    assert found(desk, law.practice_like_the_text) == ["legalfinding"]
    desk.change(last, answer="not_met")
    assert found(desk, law.practice_like_the_text) == []


@pytest.mark.requirement("R15")
def test_an_aim_flagged_as_pretext_is_not_found_legitimate(desk):
    article(desk, aims="National security", aim_flags=["pretext"])
    conclusion(desk, Head.LEGALITY, "met")
    assert found(desk, law.a_pretext_that_passes) == []
    row = conclusion(desk, Head.AIM, "met")
    assert found(desk, law.a_pretext_that_passes) == [f"conclusion:{row.pk}"]


@pytest.mark.requirement("R15")
def test_the_aims_of_a_provision_are_said(desk):
    row = article(desk)
    assert found(desk, law.an_aim_unsaid) == [f"provision:{row.pk}"]
    desk.change(row, aims="Public order")
    assert found(desk, law.an_aim_unsaid) == []


@pytest.mark.requirement("R18")
def test_derogation_and_conflict_of_law_are_said(desk):
    assert found(desk, law.above_the_law_unsaid) == ["assessment:derogation", "assessment:conflict_of_law"]
    desk.write(derogation="None.", conflict_of_law="It conflicts with ICCPR 17.")
    assert found(desk, law.above_the_law_unsaid) == []


@pytest.mark.requirement("R19")
def test_treaties_are_looked_up_for_the_territory_itself_and_in_time(desk):
    warned = list(place.no_treaty_of_the_territory(Facts(desk.found)))
    assert "apply to Hong Kong itself" in warned[0].text
    row = desk.add(TreatyStatus, treaty="ICCPR", standing="extended", as_of="2026-06-01")
    assert found(desk, place.no_treaty_of_the_territory) == []
    desk.write(data_cutoff="2026-05-01")
    assert found(desk, place.no_treaty_of_the_territory) == [f"treatystatus:{row.pk}"]


@pytest.mark.requirement("R20")
def test_an_index_is_no_reason(desk):
    facts = {"edition": "2026", "value": "41", "polarity": "higher is freer", "provenance": "Made up"}
    desk.add(IndexReading, index="Index of Examples", **facts)
    desk.write(reasons="The law is clear.")
    assert found(desk, place.an_index_as_a_reason) == []
    desk.write(reasons="It fell in the index of examples.")
    row = conclusion(desk)
    desk.change(row, reasoning="See the Index of Examples.")
    assert found(desk, place.an_index_as_a_reason) == ["assessment:reasons", f"conclusion:{row.pk}"]


@pytest.mark.requirement("R21", "R22")
def test_findings_of_the_un_and_our_own_figures_are_missed(desk):
    assert found(desk, place.nothing_of_the_un) == ["bodyfinding"]
    desk.add(BodyFinding, body="A made-up committee", on="2025-07-01", says="The law is too broad.")
    assert found(desk, place.nothing_of_the_un) == []
    assert found(desk, place.no_figures_of_our_own) == ["ownfigure"]
    desk.add(OwnFigure, period_from="2026-01-01", period_to="2026-06-30", received=43, disclosed=3)
    assert found(desk, place.no_figures_of_our_own) == []
