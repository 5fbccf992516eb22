"""The desk's own report counts what happened in a half-year, the pause and its exceptions included."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.access.permissions import Role
from reviews.counted import Period, Process
from reviews.desk.acts.hand_over import hand_over
from reviews.desk.acts.produce import token_of
from reviews.desk.models import Closing
from reviews.exceptions.acts.answer import approve, refuse
from reviews.exceptions.acts.ask import ask
from reviews.reports.periods import half_year, half_years, name_of
from reviews.reports.transparency import report, told
from tests.factories.pauses import pause
from tests.factories.people import with_role
from tests.factories.places import jurisdiction
from tests.factories.requests import agency, queue, request
from tests.factories.teams import in_team
from tests.factories.work import produced

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R87")]

LIFE = {"kind": "threat_to_life", "criteria": "Imminent danger of death."}


@pytest.fixture
def period():
    return half_year(name_of(timezone.now()))


def line(period, kind=Process.LEGAL, code="HK"):
    """The cells of a line by the code of their column."""
    found = report(period, [jurisdiction(code)], hides_few=False)
    cells = next(line.cells for line in found.lines if line.process == kind)
    return dict(zip([column.code for column in found.columns], cells, strict=True))


def test_a_request_under_a_pause_is_received_and_held(period):
    request()
    pause()
    request()
    cells = line(period)
    assert (cells["received"], cells["accounts"], cells["held"]) == ("2", "2", "2")


def test_what_a_lifted_pause_held_is_held_at_the_end_of_the_period_it_held_in():
    then = Period(timezone.now() - timedelta(days=30), timezone.now() - timedelta(days=10))
    request(received_at=timezone.now() - timedelta(days=20))
    pause(starts_at=timezone.now() - timedelta(days=15))
    assert line(then)["held"] == "1"
    earlier = Period(then.start, timezone.now() - timedelta(days=18))
    assert line(earlier)["held"] == "0"


def test_refused_and_rerouted_under_a_pause_are_told_apart_from_other_endings(period):
    turning = pause(handling="refuse", agency_reply="Not now.")
    for outcome, pauses in [
        ("rejected", []),
        ("rejected", [turning.pk]),
        ("closed_while_paused", [turning.pk]),
        ("rerouted", [turning.pk]),
    ]:
        Closing.objects.create(request=request(), outcome=outcome, pauses=pauses)
    cells = line(period)
    assert (cells["closed"], cells["refused_under_pause"], cells["rerouted_under_pause"]) == ("4", "2", "1")


def test_data_is_disclosed_once_whenever_it_was_asked_for(period, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sender = agency()
    sender.domains, sender.reply_address = ["police.example"], "replies@police.example"
    sender.save()
    reviewer = with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue())
    approver = with_role(Role.APPROVER, jurisdiction("HK"))
    long_ago = timezone.now() - timedelta(days=400)
    made = produced(reviewer, approver, request(agency=sender, received_at=long_ago))
    hand_over(token_of(made.nonce))
    hand_over(token_of(made.nonce))
    cells = line(period)
    assert (cells["received"], cells["disclosed"], cells["closed"]) == ("0", "1", "0")


def test_exceptions_are_counted_by_what_became_of_them(period):
    line_of_work = queue("asia")
    reviewer = with_role(Role.REVIEWER, jurisdiction("HK"), queue=line_of_work)
    first, second = (
        in_team(with_role(Role.APPROVER, jurisdiction("HK")), team) for team in ("Safety", "Law")
    )
    holding = pause(exceptions=[LIFE])
    uses = [
        ask(reviewer, request(queue=line_of_work), holding, kind="threat_to_life", facts="Made-up danger.")
        for _number in range(3)
    ]
    approve(second, approve(first, uses[0]))
    refuse(first, uses[1], reason="The criteria are not met.")
    cells = line(period)
    assert cells["exceptions_asked"] == "3"
    assert cells["exceptions_granted"] == "1"
    assert cells["exceptions_refused"] == "1"
    assert cells["held"] == "2"


def test_emergencies_and_preservations_are_lines_of_their_own(period):
    request(emergency=True)
    request(type="preservation")
    request(type="informal", emergency=False)
    kinds = {line.process for line in report(period, [jurisdiction("HK")], hides_few=False).lines}
    assert kinds == {Process.EMERGENCY, Process.PRESERVATION, Process.INFORMAL}


def test_national_security_is_told_in_bands_and_in_no_sum(period):
    request(type="fisa")
    request()
    found = report(period, [jurisdiction("HK")], hides_few=False)
    told_of = {line.process: line.cells[0] for line in found.lines}
    assert told_of == {Process.LEGAL: "1", Process.SECURITY: "0–249"}
    assert found.total[0] == "1"


def test_counts_under_ten_and_the_sums_that_give_them_away_are_left_out(period):
    for _number in range(10):
        request()
    request(emergency=True)
    found = report(period, [jurisdiction("HK")], hides_few=True)
    assert {line.cells[0] for line in found.lines} == {"10", "under 10"}
    assert found.total[0] == ""


@pytest.mark.parametrize(("number", "said"), [(0, "0"), (9, "under 10"), (10, "10")])
def test_nought_is_no_small_count(number, said):
    assert told(number, Process.LEGAL, True) == said


def test_half_years_begin_and_end_in_utc():
    assert half_year("2020-H2") == Period(datetime(2020, 7, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC))
    assert name_of(datetime(2020, 6, 30, 23, 59, tzinfo=UTC)) == "2020-H1"
    assert [half_year(odd) for odd in ("2020", "2020-H3", "x-H1", "0-H1", "-H1")] == [None] * 5


def test_there_is_a_report_for_each_half_year_since_the_first_request():
    request(received_at=datetime(2024, 3, 1, tzinfo=UTC))
    names = half_years()
    assert (names[0], names[-1]) == (name_of(timezone.now()), "2024-H1")
    assert len(names) == len(set(names))


def signed_in(*roles_and_places):
    reader = with_role(*roles_and_places)
    client = Client()
    client.force_login(reader)
    return client


def test_the_page_counts_for_the_jurisdictions_of_its_reader_only():
    request()
    request(agency_jurisdiction=jurisdiction("DE"))
    page = signed_in(Role.REVIEWER, jurisdiction("HK")).get(reverse("reports:transparency"))
    assert [str(line.jurisdiction) for line in page.context["found"].lines] == [str(jurisdiction("HK"))]


def test_the_report_is_a_file_as_well():
    request()
    client = signed_in(Role.AUDITOR, jurisdiction("HK"))
    rows = client.get(reverse("reports:transparency-csv")).getvalue().decode().splitlines()
    assert rows[1].startswith(f"{name_of(timezone.now())},")
    found = client.get(reverse("reports:transparency-json")).json()
    assert found["lines"][0]["received"] == "1"
    assert found["columns"]["held"]


def test_a_period_that_is_none_is_said_beside_the_field():
    page = signed_in(Role.AUDITOR, jurisdiction("HK")).get(
        reverse("reports:transparency") + "?period=1999-H9"
    )
    assert page.status_code == 422
    assert page.context["form"].errors["period"]


def test_the_page_asks_as_much_for_many_jurisdictions_as_for_one(django_assert_max_num_queries):
    client = signed_in(Role.AUDITOR, jurisdiction("001"))
    pause()
    for code in ("HK", "DE", "FR", "US", "IN"):
        request(agency_jurisdiction=jurisdiction(code))
    with django_assert_max_num_queries(40) as asked:
        client.get(reverse("reports:transparency"))
    alone = len(asked)
    for code in ("JP", "KR", "BR", "MX", "ZA", "SE"):
        request(agency_jurisdiction=jurisdiction(code))
    with django_assert_max_num_queries(alone):
        client.get(reverse("reports:transparency"))
