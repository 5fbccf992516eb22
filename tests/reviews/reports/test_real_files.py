"""The real published files are read in whole, traps and all. This test skips nothing."""

import csv
import io
import os
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.ledger.models import Event
from reviews.reports.models import PublishedCount, PublishedFile
from tests.factories.people import person
from tests.support.scenes import scene

pytestmark = pytest.mark.django_db

DATA = Path(os.environ.get("ABEYANCE_SHARED_DATA", Path(__file__).parents[4] / "shared" / "data"))
ALICE = "alice_fulldata_2009_2013.csv"
FILES = (
    ALICE,
    "github_cross_border_data_requests.csv",
    "github_requests_accounts_affected.csv",
    "github_requests_received_and_disclosed.csv",
    "hk_government_requests.csv",
    "hk_pause_ground_truth.csv",
)


def rows(name):
    path = DATA / name
    assert path.exists(), f"{name} is not in {DATA}: set ABEYANCE_SHARED_DATA to the folder that has it"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_in(*names):
    said = io.StringIO()
    call_command("import_history", *(str(DATA / name) for name in names), stdout=said)
    return said.getvalue()


@scene
def alice():
    """The largest file was read in; gives what was said."""
    return read_in(ALICE)


@scene
def all_files():
    """All files were read in; gives what was said."""
    return read_in(*FILES)


def total(**facts):
    return sum(count.value for count in PublishedCount.objects.filter(value__isnull=False, **facts))


@pytest.mark.parametrize("name", FILES)
def test_every_row_of_a_file_is_read(name):
    said = read_in(name)
    lines = set(PublishedCount.objects.values_list("line", flat=True))
    assert len(lines) == len(rows(name)), said


def test_nineteen_providers_with_exact_totals(alice):
    cells = [row["User Data Requests"].replace(",", "") for row in rows(ALICE)]
    expected = sum(Decimal(cell) for cell in cells if cell)
    assert total(metric="received") == expected
    assert len(set(PublishedCount.objects.values_list("provider", flat=True))) == 19


def test_a_blank_is_not_nought(alice):
    column = "Users/Accounts Specified"
    blank = sum(row[column] == "" for row in rows(ALICE))
    nought = sum(row[column] == "0" for row in rows(ALICE))
    accounts = PublishedCount.objects.filter(metric="accounts")
    assert blank > 0
    assert accounts.filter(value=None).count() == blank
    assert accounts.filter(value=0).count() == nought


def test_fractions_are_kept_and_said(alice):
    halves = sum("." in row["User Data Requests"] for row in rows(ALICE))
    assert PublishedCount.objects.filter(metric="received", flags__contains=["fractional"]).count() == halves
    assert "× fractional" in alice


def test_more_disclosed_than_received_is_kept_and_said():
    said = read_in("github_requests_received_and_disclosed.csv")
    odd = PublishedCount.objects.filter(flags__contains=["more disclosed than received"])
    assert set(odd.values_list("value", flat=True)) == {269, 170, 64}
    assert "3 × more disclosed than received" in said


def test_what_cannot_be_provided_has_no_number():
    read_in("hk_government_requests.csv")
    silent = PublishedCount.objects.filter(flags__contains=["not provided"])
    assert silent.count() == 7
    assert all(count.value is None for count in silent)
    assert PublishedCount.objects.filter(flags__contains=["end not provided"]).exists()


def test_the_hong_kong_police_asked_4557_times_in_2013():
    read_in("hk_government_requests.csv")
    police = PublishedCount.objects.get(agency="Hong Kong Police Force", metric="received", value=4557)
    assert police.jurisdiction.code == "HK"
    assert (police.period_from.year, police.period_to.year) == (2013, 2014)


def test_periods_of_every_kind():
    read_in("hk_pause_ground_truth.csv")
    twitter = PublishedCount.objects.get(provider="Twitter", metric="received")
    assert (str(twitter.period_from), str(twitter.period_to)) == ("2019-07-01", "2020-06-30")
    facebook = PublishedCount.objects.get(provider="Facebook", metric="disclosed")
    assert str(facebook.period_from) == "2020-07-01"
    assert facebook.value == 0


def test_an_unknown_table_is_refused_whole(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(CommandError, match="No reader knows a table with these columns: a, b"):
        call_command("import_history", str(path))
    assert not PublishedFile.objects.exists()


def test_a_cell_that_makes_no_sense_is_named_with_line_and_column(tmp_path, capsys):
    path = tmp_path / "accounts.csv"
    path.write_text("year,count_accounts_affected\n2020,many\n2021,7\n")
    call_command("import_history", str(path))
    assert "line 2, count_accounts_affected: “many”: not a number" in capsys.readouterr().out
    assert PublishedCount.objects.get().value == 7


def test_reading_all_of_them_again_adds_nothing(all_files):
    before = PublishedCount.objects.count()
    assert "nothing added" in read_in(*FILES)
    assert PublishedCount.objects.count() == before
    assert PublishedFile.objects.count() == len(FILES)
    assert Event.objects.filter(verb="history.import").count() == len(FILES)


def test_every_government_is_known_to_the_desk(all_files):
    assert "no jurisdiction is called so" not in all_files
    korea = PublishedCount.objects.filter(country="KR").first()
    assert korea.jurisdiction.code == "KR"
    assert PublishedCount.objects.filter(country="Kosovo").first().jurisdiction.code == "XK"


def test_a_jurisdictions_page_shows_its_history_as_plot_and_table(
    all_files, client, django_assert_max_num_queries
):
    client.force_login(person(), backend="django.contrib.auth.backends.ModelBackend")
    client.get("/jurisdictions/HK/")
    with django_assert_max_num_queries(30):
        page = client.get("/jurisdictions/HK/").content.decode()
    assert "<svg" in page
    assert "Hong Kong Police Force" in page
    assert "not published" in page


def test_the_reports_page_and_its_export(all_files, client):
    client.force_login(person(), backend="django.contrib.auth.backends.ModelBackend")
    assert "269" in client.get("/reports/").content.decode()
    text = b"".join(client.get("/reports/history.csv?j=hk").streaming_content).decode()
    assert "4557" in text
    assert "Argentina" not in text
