"""The analysis of the law as an assessor fills it in: a page for each provision, a table as the way in."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.open_assessment import open_assessment
from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.law_matrix import law_matrix
from jurisdictions.assessments.models import Citation, Instrument, LegalFinding, Provision, Source
from jurisdictions.assessments.models.words import Basis, SignerRole
from portal.accounts.models import User
from tests.factories.assessments import signers
from tests.factories.full_facts import FINDING, INSTRUMENT, PROVISION, SOURCE
from tests.factories.pauses import pause
from tests.jurisdictions.assessments.test_section_pages import sent

pytestmark = pytest.mark.django_db
THIRTEEN = "NP13"


@pytest.fixture
def held():
    return pause()


@pytest.fixture
def author(held) -> User:
    return signers(held.jurisdiction)[SignerRole.AUTHOR]


@pytest.fixture
def client(author) -> Client:
    made = Client()
    made.force_login(author)
    return made


@pytest.fixture
def found(held, author):
    """On the full track: three provisions and the thirteen principles, no answer yet."""
    begun = open_assessment(
        author,
        held.jurisdiction,
        title="A made-up law",
        track="full",
        trigger="law_in_force",
        on=date(2026, 1, 5),
        description="It took effect.",
        governs=[held],
    )
    rows = [Row(Provision, PROVISION | {"number": number}) for number in ("Article 1", "Article 2", "第三条")]
    return edit(author, begun, "law", fields={"test_sets": [THIRTEEN]}, rows=[*rows, Row(Source, SOURCE)])


def cell(found, basis="text", criterion=None, provision=None) -> str:
    first = provision or found.provisions.first()
    return reverse("assessments:finding", args=[found.reference, first.pk, criterion or criteria(found)[0]])


def criteria(found) -> list[str]:
    return [line.code for line in law_matrix(found).sets[0].lines]


def matrix_page(client, found) -> str:
    html = client.get(reverse("assessments:law_matrix", args=[found.reference])).content.decode()
    return " ".join(html.split())


def answer(found, author, **facts):
    edit(
        author,
        found,
        "tests",
        rows=[Row(LegalFinding, {"provision": found.provisions.first(), **FINDING, **facts})],
    )
    return found.findings.latest("pk")


@pytest.mark.requirement("R13", "R15")
def test_every_blank_is_visible_and_counted(client, found):
    table = law_matrix(found)
    assert len(criteria(found)) == 13
    assert (table.asked, table.answered, table.blanks) == (78, 0, 78)
    html = matrix_page(client, found)
    assert "0 of 78 answers are given, 78 are blank." in html
    assert html.count(">○</span>not answered</span>") == 78 + 1
    assert html.count("26 blanks") == 3


@pytest.mark.requirement("R15")
def test_a_cell_shows_text_and_practice_apart_with_the_grades_of_their_sources(client, author, found):
    one = answer(found, author, criterion=criteria(found)[0], basis="practice", answer="not_met")
    source = found.sources.get()
    cited = {"source": source, "about": f"legalfinding:{one.pk}"}
    doubt = Row(Source, SOURCE | {"title": "Other", "reliability": "C", "credibility": "4"})
    edit(author, found, "x", rows=[Row(Citation, cited | {"stance": "supports"}), doubt])
    against = {"source": found.sources.latest("pk"), "stance": "contradicts"}
    edit(author, found, "x", rows=[Row(Citation, cited | against)])
    text, practice = law_matrix(found).sets[0].lines[0].pairs[0].cells
    assert (text.basis, text.finding, text.grades) == (Basis.TEXT, None, ())
    assert (practice.word, practice.grades, practice.against) == ("Not met", ("A2",), ("C4",))
    assert "against: C4" in matrix_page(client, found)


def test_a_provision_that_no_agency_relies_on_has_no_blank(client, author, found):
    edit(author, found, "law", rows=[Row(Provision, {"relied_on": False}, found.provisions.first().pk)])
    assert law_matrix(found).blanks == 52
    assert "not relied on" in matrix_page(client, found)


def test_what_was_answered_for_a_set_that_is_not_chosen_any_more_stays_in_sight(client, author, found):
    answer(found, author, criterion=criteria(found)[0], basis="text")
    edit(author, found, "tests", fields={"test_sets": ["SIRACUSA"]})
    assert "Not in a chosen set" in matrix_page(client, found)


def test_the_table_asks_the_database_no_more_often_for_more_answers(
    author, found, django_assert_max_num_queries
):
    for code in criteria(found):
        answer(found, author, criterion=code, basis="text")
    with django_assert_max_num_queries(8):
        table = law_matrix(found)
        assert (table.answered, len(table.columns), len(table.counted)) == (13, 3, 5)


@pytest.mark.requirement("R12", "R13", "R25")
def test_both_bases_and_a_source_are_filled_in_on_one_page_that_leads_to_the_next_blank(client, found):
    url = cell(found)
    typed = {
        "text-answer": "met",
        "practice-answer": "not_met",
        "practice-reasoning": "Courts were never asked.",
        "text-cite-source": found.sources.get().pk,
        "text-cite-locator": "Article 1(2)",
        "next": "1",
    }
    saved = client.post(url, sent_of(client, url) | typed)
    assert saved.status_code == 302
    assert saved.url == cell(found, criterion=criteria(found)[1])
    text, practice = law_matrix(found).sets[0].lines[0].pairs[0].cells
    assert (text.word, text.grades, practice.word) == ("Met", ("A2",), "Not met")
    assert Citation.objects.get().locator == "Article 1(2)"


def test_one_basis_may_wait(client, found):
    url = cell(found)
    typed = {"text-answer": "n_a"}
    assert client.post(url, sent_of(client, url) | typed).status_code == 302
    assert found.findings.get().basis == "text"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"text-answer": "not_met"}, "Give the reasoning"),
        ({"text-reasoning": "Because."}, "Choose the answer that the reasoning is for."),
        ({"text-cite-locator": "p. 3"}, "Choose the source that this is in."),
    ],
)
def test_what_is_half_filled_in_is_said_beside_it_and_kept(client, found, typed, words):
    url = cell(found)
    refused = client.post(url, sent_of(client, url) | typed)
    assert refused.status_code == 422
    html = refused.content.decode()
    assert words in html
    assert all(value in html for value in typed.values())
    assert not found.findings.exists()


def test_a_source_is_cited_for_an_answer_only(client, found):
    url = cell(found)
    refused = client.post(url, sent_of(client, url) | {"text-cite-source": found.sources.get().pk})
    assert "Choose the answer that the source is cited for." in refused.content.decode()


def test_two_people_at_one_cell_choose_which_text_stands(client, author, found):
    one = answer(found, author, criterion=criteria(found)[0], basis="text")
    url = cell(found)
    form = sent_of(client, url)
    edit(author, found, "tests", rows=[Row(LegalFinding, {"reasoning": "A colleague's."}, one.pk)])
    refused = client.post(url, form | {"text-reasoning": "Mine."})
    assert refused.status_code == 409
    html = refused.content.decode()
    assert "A colleague&#x27;s." in html
    assert "Mine." in html
    one.refresh_from_db()
    assert one.reasoning == "A colleague's."


def test_links_to_missing_answers_lead_to_the_table_and_those_to_a_finding_to_its_cell(client, author, found):
    html = client.get(found.get_absolute_url()).content.decode()
    assert f'href="{reverse("assessments:law_matrix", args=[found.reference])}"' in html
    one = answer(found, author, criterion=criteria(found)[0], basis="practice", answer="met")
    by_number = reverse("assessments:finding_by_number", args=[found.reference, one.pk])
    assert f'href="{by_number}"' in client.get(found.get_absolute_url()).content.decode()
    assert client.get(by_number).url == f"{cell(found)}#practice"


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("signed", "is signed: its content stands. A new one can"),
        ("outdated", "is outdated: its content stands. A new one can"),
        ("superseded", "is superseded: its content stands. A newer one carries"),
    ],
)
def test_once_it_is_signed_they_lead_to_its_place_in_the_record(client, author, found, state, said):
    one = answer(found, author, criterion=criteria(found)[0], basis="practice", answer="met")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        closed = f"state = '{state}', content_hash = '0', outdated_because = 'A law changed.'"
        cursor.execute(f"UPDATE assessments_assessment SET {closed} WHERE id = %s", [found.pk])  # noqa: S608
        cursor.execute("SET LOCAL session_replication_role = origin")
    there = f"{reverse('assessments:record', args=[found.reference])}#legalfinding:{one.pk}"
    by_number = reverse("assessments:finding_by_number", args=[found.reference, one.pk])
    assert client.get(by_number).url == client.get(cell(found)).url == there
    page = client.get(there).content.decode()
    assert f'id="legalfinding:{one.pk}"' in page
    assert said in page
    assert f'href="{there}"' in matrix_page(client, found)


@pytest.mark.requirement("R08")
def test_an_instrument_is_registered_as_a_court_would_cite_it(client, author, found):
    url = reverse("assessments:row", args=[found.reference, "law", "instrument", "new"])
    source = found.sources.get()
    typed = {f"instrument-0-{name}": str(value) for name, value in INSTRUMENT.items()}
    typed |= {"instrument-0-amended_on": "2026-03-01", "instrument-0-original_title": "قانون مخترع"}
    assert client.post(url, sent(client, url) | typed | {"instrument-0-source": source.pk}).status_code == 302
    row = Instrument.objects.get()
    assert (row.citation, row.source, row.translation) == ("MUSA 2026", source, "original")
    html = client.get(reverse("assessments:section", args=[found.reference, "law"])).content.decode()
    shown = (
        "MUSA 2026",
        "Invented parliament, elected",
        "قانون مخترع",
        "None: the original was read",
        "1 March 2026",
    )
    assert all(text in html for text in shown)


@pytest.mark.requirement("R09", "R10", "R11")
def test_a_provision_says_which_power_it_gives_who_authorises_it_and_what_it_threatens(client, author, found):
    url = reverse("assessments:row", args=[found.reference, "law", "provision", "new"])
    typed = {f"provision-0-{name}": value for name, value in PROVISION.items()} | {
        "provision-0-number": "Article 4"
    }
    typed |= {"provision-0-powers": ["produce", "decrypt", "gag"], "provision-0-relied_on": "on"}
    assert client.post(url, sent(client, url) | typed).status_code == 302
    row = found.provisions.latest("pk")
    assert row.powers == ["produce", "decrypt", "gag"]
    assert (row.authoriser_kind, row.approval, row.emergency_bypass) == (
        "court",
        "prior",
        "A superintendent for 48 hours.",
    )
    record = client.get(reverse("assessments:record", args=[found.reference])).content.decode()
    for said in ("penalty_company", "penalty_staff", "penalty_user", "reach", "gag", "threshold", "appeal"):
        assert PROVISION[said] in record


def test_a_new_row_that_is_empty_is_not_saved(client, found):
    url = reverse("assessments:row", args=[found.reference, "law", "provision", "new"])
    assert client.post(url, sent(client, url)).status_code == 422
    assert found.provisions.count() == 3


def test_a_page_holds_one_provision_and_its_section_lists_them(client, found):
    section = client.get(reverse("assessments:section", args=[found.reference, "law"])).content.decode()
    assert "provision-0-says" not in section
    assert section.count('class="sheet listed"') == 3
    row = found.provisions.latest("pk")
    page = client.get(reverse("assessments:row", args=[found.reference, "law", "provision", row.pk]))
    assert "provision-0-says" in page.content.decode()
    assert "provision-1-says" not in page.content.decode()


def test_a_text_of_a_hundred_thousand_characters_is_kept_whole(client, found):
    row = found.provisions.first()
    url = reverse("assessments:row", args=[found.reference, "law", "provision", row.pk])
    long = ("香港国家安全法 " + "نص طويل " + "a sentence. ") * 4_000
    assert len(long) > 100_000
    assert client.post(url, sent(client, url) | {"provision-0-reasoning": long}).status_code == 302
    row.refresh_from_db()
    assert row.reasoning == long.strip()


def test_pages_of_rows_are_of_this_assessment_and_of_kinds_that_have_pages(client, found):
    for section, kind, number in (
        ("law", "trigger", "1"),
        ("law", "provision", "0"),
        ("no", "provision", "new"),
        ("law", "source", "new"),
    ):
        url = reverse("assessments:row", args=[found.reference, section, kind, number])
        assert client.get(url).status_code == 404
    assert client.get(cell(found, criterion="NO-1")).status_code == 404


def test_the_gate_and_the_table_count_alike(author, found):
    missing = [one for one in blockers(found) if one.anchor == "legalfinding"]
    assert len(missing) == 3
    assert all(": 26 answers" in one.text for one in missing)
    answer(found, author, criterion=criteria(found)[0], basis="text")
    assert any(": 25 answers" in one.text for one in blockers(found))
    assert law_matrix(found).blanks == 77


def sent_of(client, url):
    """The form of a cell as its page shows it."""
    return sent(client, url, "data-main")
