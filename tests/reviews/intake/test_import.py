"""Requests come in from a CSV file, all or none."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.access.permissions import Role
from portal.ledger.models import Event
from portal.notifications.models import Notice
from reviews.intake.models import Import
from reviews.models import Agency, Clock, Identifier, Lane, Officer, Request
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import agency, queue
from tests.reviews.intake.files import HEADER, row, write

pytestmark = pytest.mark.django_db
EXAMPLE = Path(__file__).parents[3] / "docs/examples/requests.csv"


@pytest.fixture(autouse=True)
def _a_desk():
    queue()
    agency()
    service("whatsapp")
    service("telegram")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "requests.csv"


def run(path, *options):
    """What the command wrote, and the error it ended with."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import_requests", str(path), *options, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue() + err.getvalue(), str(error)
    return out.getvalue() + err.getvalue(), ""


def bad(path, *options):
    """The lines and columns that were named, with nothing entered."""
    text, error = run(path, *options)
    assert error
    assert not Request.objects.exists()
    return text + error


def test_the_example_of_the_documentation_is_taken():
    for part, whole in (("US-CA", "US"), ("DE-BE", "DE")):
        jurisdiction(part, kind="subdivision", parent=jurisdiction(whole))
    _text, error = run(EXAMPLE, "--add-agencies")
    assert not error
    assert Request.objects.count() == 4
    assert Identifier.objects.get(kind="ipv4").port == 44321
    assert Request.objects.get(emergency=True).agency_jurisdiction.code == "DE-BE"
    assert Officer.objects.count() == 2
    assert {clock.regime for clock in Clock.objects.filter(request__type="preservation")} == {
        "us_2703f",
        "service_level",
    }


@pytest.mark.parametrize(("separator", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), (",", "utf-8-sig")])
def test_commas_semicolons_and_a_mark_at_the_start_are_read(path, separator, encoding):
    write(path, [row(n) for n in range(3)], separator=separator, encoding=encoding)
    assert "3 added" in run(path)[0]


def test_one_event_tells_of_all_and_nobody_is_written_to(path):
    write(path, [row(n, officer="Chan", officer_email="chan@police.example") for n in range(3)])
    run(path)
    event = Event.objects.get(verb="requests.import")
    done = Import.objects.get()
    assert event.subject_ref == done.reference
    assert event.detail["added"] == 3
    assert event.detail["sha256"] == done.sha256
    assert event.detail["first"] == Request.objects.earliest("id").reference
    assert event.places == sorted(jurisdiction("HK").ancestors)
    assert not Notice.objects.exists()


def test_running_it_twice_adds_nothing(path):
    write(path, [row(n) for n in range(3)])
    run(path)
    text, error = run(path)
    assert not error
    assert "3 are here already" in text
    assert Request.objects.count() == 3
    assert Import.objects.count() == 1


def test_a_longer_file_adds_only_what_is_new(path):
    run(write(path, [row(1)]))
    assert "1 added, 1 were here already" in run(write(path, [row(1), row(2)]))[0]


def test_a_request_that_is_here_but_different_is_named_with_what_differs(path):
    run(write(path, [row(1)]))
    text, error = run(write(path, [row(1, identifiers="phone:+85255550199", type="search_warrant"), row(2)]))
    assert "line 2, reference" in text
    assert Request.objects.get().reference in text
    assert "identifiers, type" in text
    assert "1 of 2 rows" in error
    assert Request.objects.count() == 1


def test_a_dry_run_enters_nothing(path):
    write(path, [row(1)])
    assert "1 would be added" in run(path, "--dry-run")[0]
    assert not Request.objects.exists()
    assert not Lane.objects.exists()


def test_every_bad_row_is_named_with_line_column_and_reason(path):
    write(
        path,
        [
            row(1),
            row(2, agency="Nobody's Police"),
            row(3, agency_jurisdiction="XX"),
            row(4, service="myspace"),
            row(5, type="letter"),
            row(6, received_at="02/01/2026 10:00"),
            row(7, received_at="2026-01-02T10:00:00"),
            row(8, categories="subscriber|everything"),
            row(9, identifiers="phone:+85255550100 | name:Wong Made Up"),
            row(10, identifiers="ipv4:203.0.113.7"),
            row(11, reference=""),
        ],
    )
    text = bad(path)
    for line, column, reason in [
        (3, "agency", "Nobody's Police"),
        (4, "agency_jurisdiction", "XX"),
        (5, "service", "myspace"),
        (6, "type", "letter"),
        (7, "received_at", "ISO 8601"),
        (8, "received_at", "zone"),
        (9, "categories", "everything"),
        (10, "identifiers: 2", "display name"),
        (11, "identifiers: 1", "port"),
        (12, "reference", "needed"),
    ]:
        assert f"line {line}, {column}" in text
        assert reason in text
    assert "10 of 11 rows" in text


def test_a_reference_twice_in_the_file_is_named(path):
    assert "line 3, reference: Line 2 has" in bad(write(path, [row(1), row(1)]))


def test_without_a_queue_the_row_says_that_an_administrator_must_add_one(path):
    queue().services.add(service("zoom"))
    assert "Ask an administrator" in bad(write(path, [row(1)]))


def test_only_the_first_bad_cells_are_shown_and_the_report_has_all(path, tmp_path):
    write(path, [row(n, service="=cmd()") for n in range(300)])
    report = tmp_path / "report.csv"
    text = bad(path, "--report", str(report))
    assert text.count("line ") < 210
    assert "100 more" in text
    lines = report.read_text().splitlines()
    assert len(lines) == 301
    assert lines[1].startswith("2,service,")


def test_missing_unknown_and_double_columns_are_named(path):
    path.write_text(",".join([*HEADER[1:], "colour", "type"]) + "\n")
    text = bad(path)
    assert "Columns are missing: agency." in text
    assert "Columns are not known: colour." in text
    assert "Columns are there twice: type." in text


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"\x00\x00", b"PK\x03\x04" + b"\x00" * 50, "agency".encode("utf-16")]
)
def test_what_is_no_such_file_is_refused(path, content):
    path.write_bytes(content)
    assert bad(path)


def test_a_missing_file_is_named(tmp_path):
    assert "nowhere.csv" in bad(tmp_path / "nowhere.csv")


def test_broken_quotes_short_rows_and_other_encodings_are_named_by_line(path):
    good = ",".join(row(1).values())
    path.write_bytes(
        (",".join(HEADER) + "\n" + good + "\na,b\n").encode()
        + ",".join(row(2, agency="Polizei Köln").values()).encode("latin-1")
        + b'\n"Police"x'
        + good.encode()
        + b'\n"never closed,'
        + good.encode()
    )
    text = bad(path)
    assert "line 3: 2 cells" in text
    assert "line 4: Some of it is not UTF-8" in text
    assert "line 5: The quotes" in text
    assert "line 6: The quotes" in text


def test_hostile_cells_are_text_or_are_named(path):
    hostile = '=HYPERLINK("http://evil.example")'
    names = "محكمة \u202e香港法院"
    write(path, [row(1, narrative=hostile, legal_basis=names)])
    assert "1 added" in run(path)[0]
    request = Request.objects.get()
    assert request.narrative == hostile
    assert request.legal_basis == "محكمة 香港法院"
    text, _error = run(write(path, [row(2, narrative="x" * 100_001), row(3, offence="a\x00b")]))
    assert "line 2, narrative" in text
    assert "line 3, offence" in text


def test_who_imports_needs_the_permission_for_each_jurisdiction(path):
    clerk = with_role(Role.INTAKE, jurisdiction("HK"))
    agency(jurisdiction("US"), "Made-up Sheriff")
    write(path, [row(1), row(2, agency="Made-up Sheriff", agency_jurisdiction="US")])
    assert "line 3, agency_jurisdiction" in bad(path, "--by", clerk.email)
    write(path, [row(1)])
    assert "1 added" in run(path, "--by", clerk.email)[0]
    assert Request.objects.get().entered_by == clerk
    assert "Nobody signs in" in run(path, "--by", "nobody@desk.example")[1]


def test_new_agencies_are_entered_once_and_unverified(path):
    write(path, [row(n, agency="Made-up Customs of Hong Kong") for n in range(5)])
    run(path, "--add-agencies")
    assert not Agency.objects.get(name="Made-up Customs of Hong Kong").is_verified


def test_an_import_that_fails_half_way_leaves_nothing(path, monkeypatch):
    monkeypatch.setattr("reviews.intake.acts.import_requests.AT_ONCE", 10)
    write(path, [row(n) for n in range(30)])
    monkeypatch.setattr("reviews.intake.acts.import_requests.Import.objects.create", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(path)
    assert not Request.objects.exists()
    assert not Identifier.objects.exists()


def test_five_thousand_rows_come_in_together(path):
    write(path, [row(n) for n in range(5_000)])
    assert "5,000 added" in run(path)[0]
    assert Request.objects.count() == 5_000
    assert Clock.objects.count() == 5_000
    assert Identifier.objects.count() == 10_000
