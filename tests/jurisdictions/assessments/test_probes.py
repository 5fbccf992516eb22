"""Five probes that a finished product passes by every path: page, act, administration, shell, SQL."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.sign import agreeing, sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.acts.withdraw import withdraw
from jurisdictions.assessments.blind import NOBODY
from jurisdictions.assessments.canonical import content_of, hash_of
from jurisdictions.assessments.models import Assessment, Impact, LegalFinding, Signature, Version
from jurisdictions.assessments.record import record_of
from jurisdictions.assessments.refusals import NotReady
from jurisdictions.assessments.salience import ranking
from jurisdictions.pauses.models import Mandate
from portal.access.permissions import Permission
from portal.acts.refusals import FourEyes, NotPermitted
from tests.factories.assessments import RATED, complete
from tests.factories.people import give, person
from tests.jurisdictions.assessments.law_facts import article, finding
from tests.jurisdictions.assessments.test_section_pages import sent
from tests.support.browser import just_signed_in

pytestmark = pytest.mark.django_db

INTERESTS = "None."


def signed_in(who):
    client = Client()
    just_signed_in(client, who)
    return client


def in_sql(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def word(found, role):
    return {
        "role": role,
        "verdict": "sign",
        "interests": INTERESTS,
        "content_hash": found.content_hash,
    }


# (a) Severity 5 from one dimension alone, at likelihood 1, stays on top.


@pytest.fixture
def one_tortured(desk):
    often = {"scale": 4, "scope": 4, "irremediability": 4, "likelihood": 5}
    desk.change(desk.found.impacts.get(), **often)
    seldom = {"scale": 5, "scope": 1, "irremediability": 1, "likelihood": 1}
    return desk.add(Impact, **RATED | {"statement": "One is tortured."} | seldom)


@pytest.mark.requirement("R37", "R38", "R40")
def test_a_the_severest_stays_on_top_in_the_record_and_on_its_page(desk, one_tortured):
    assert one_tortured.severity == 5
    assert ranking(desk.found.impacts.all())[0].impact == one_tortured
    assert desk.found.impacts.first() == one_tortured
    html = signed_in(desk.author).get(reverse("assessments:record", args=[desk.found.reference]))
    table = html.content.decode().split("The most salient first")[1].split("</table>")[0]
    assert table.index("One is tortured.") < table.index("A user is arrested.")


@pytest.mark.requirement("R37", "R38")
def test_a_nobody_lowers_it_by_hand_and_no_likelihood_excuses_it(desk, one_tortured):
    with pytest.raises(DatabaseError):
        in_sql("UPDATE assessments_impact SET severity = 1 WHERE id = %s", one_tortured.pk)
    with pytest.raises(NotReady, match="Severity 5 without a measure: One is tortured"):
        submit(desk.author, desk.found)


# (b) A comma in a finding voids the signatures.


@pytest.fixture
def half_signed(desk, people):
    desk.asks()
    row = finding(desk, article(desk))
    desk.found = submit(desk.author, desk.found)
    sign(desk.author, desk.found, **word(desk.found, "author"))
    assert len(agreeing(desk.found)) == 1
    return row


def is_void(desk):
    desk.found.refresh_from_db()
    return (desk.found.state, desk.found.content_hash, agreeing(desk.found)) == ("draft", "", {})


def by_act(desk, row):
    comma = Row(LegalFinding, {"reasoning": row.reasoning + ","}, row.pk)
    edit(desk.author, desk.found, "tests", rows=[comma], why="A comma was missing.")


def by_shell(_desk, row):
    LegalFinding.objects.filter(pk=row.pk).update(reasoning=row.reasoning + ",")


def by_sql(_desk, row):
    in_sql("UPDATE assessments_legalfinding SET reasoning = reasoning || ',' WHERE id = %s", row.pk)


@pytest.mark.requirement("R73")
@pytest.mark.parametrize("change", [by_act, by_shell, by_sql])
def test_b_a_comma_in_a_finding_voids_the_signatures(desk, half_signed, change):
    change(desk, half_signed)
    assert is_void(desk)


@pytest.mark.requirement("R73")
def test_b_a_comma_typed_on_the_page_voids_them(desk, half_signed):
    row = half_signed
    url = reverse("assessments:finding", args=[desk.found.reference, row.provision_id, row.criterion])
    client = signed_in(desk.author)
    typed = {f"{row.basis}-reasoning": row.reasoning + ",", "why": "A comma was missing."}
    assert client.post(url, sent(client, url, "data-main") | typed).status_code == 302
    assert is_void(desk)
    half_signed.refresh_from_db()
    assert half_signed.reasoning.endswith(",")


# (c) The author cannot approve.


@pytest.fixture
def opened(desk, author, held):
    """Open for signatures; the author holds every signing right there is."""
    for right in (Permission.SIGN_RIGHTS, Permission.SIGN_LEGAL, Permission.SIGN_EXECUTIVE):
        give(author, right, held.jurisdiction)
    return submit(desk.author, desk.found)


REVIEWS = ("rights", "legal", "executive")


@pytest.mark.requirement("R72")
@pytest.mark.parametrize("role", REVIEWS)
def test_c_the_author_cannot_approve_on_the_page(opened, author, role):
    url = reverse("assessments:sign", args=[opened.reference])
    answer = signed_in(author).post(url, word(opened, role))
    assert answer.status_code == FourEyes.status
    assert not opened.signatures.exists()


@pytest.mark.requirement("R72", "R78")
def test_c_nor_as_a_program_would_send_it(opened, author):
    """There is no other door on the web: the same address, the same rules, and a token of the form."""
    url = reverse("assessments:sign", args=[opened.reference])
    typed = word(opened, "legal")
    assert Client().post(url, typed, content_type="application/json").status_code == 302  # to sign in
    strict = Client(enforce_csrf_checks=True)
    just_signed_in(strict, author)
    for body in ({"data": typed}, {"data": typed, "content_type": "application/json"}):
        assert strict.post(url, headers={"accept": "application/json"}, **body).status_code == 403
        assert signed_in(author).post(url, **body).status_code in {FourEyes.status, 422}
    for verb in ("put", "patch", "delete"):
        getattr(signed_in(author), verb)(url, typed, content_type="application/json")
    assert not opened.signatures.exists()


@pytest.mark.requirement("R72")
@pytest.mark.parametrize("role", REVIEWS)
def test_c_nor_by_the_act(opened, author, role):
    with pytest.raises(FourEyes):
        sign(author, opened, **word(opened, role))
    with pytest.raises(NotPermitted):
        sign(person(), opened, **word(opened, role))


@pytest.mark.requirement("R72")
@pytest.mark.parametrize("role", REVIEWS)
def test_c_nor_in_the_shell(opened, author, role):
    facts = {"assessment": opened, "role": role, "verdict": "sign", "content_hash": opened.content_hash}
    for write in (
        lambda: Signature.objects.create(person=author, **facts),
        lambda: Signature(person=author, **facts).save(),
        lambda: Signature.objects.bulk_create([Signature(person=author, **facts)]),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


@pytest.mark.requirement("R72")
@pytest.mark.parametrize("role", REVIEWS)
def test_c_nor_by_sql_nor_by_declaring_it_signed(opened, author, role):
    columns = "assessment_id, role, person_id, verdict, statement, interests, conflict_open, content_hash, at"
    with pytest.raises(DatabaseError):
        in_sql(
            f"INSERT INTO assessments_signature ({columns})"  # noqa: S608 -- columns are written above
            " VALUES (%s, %s, %s, 'sign', '', '', false, %s, now())",
            opened.pk,
            role,
            author.pk,
            opened.content_hash,
        )
    with pytest.raises(DatabaseError):
        in_sql("UPDATE assessments_assessment SET state = 'signed' WHERE id = %s", opened.pk)


@pytest.mark.requirement("R72")
def test_c_the_administration_has_no_page_that_writes_an_assessment(opened):
    chief = person("Chief", is_staff=True, is_superuser=True)
    client = signed_in(chief)
    for model in apps.get_app_config("assessments").get_models():
        name = model._meta.model_name
        for path in (f"/admin/assessments/{name}/add/", f"/admin/assessments/{name}/1/change/"):
            answer = client.post(path, {"role": "rights", "verdict": "sign"})
            assert answer.status_code in {302, 403, 404}, path
        registered = admin.site._registry.get(model)
        assert registered is None or not registered.has_add_permission(client.get("/").wsgi_request)
    assert not opened.signatures.exists()


# (d) A consent that was taken back takes the name away.


@pytest.mark.requirement("R58")
@pytest.mark.parametrize("of", ["name", "all"])
def test_d_a_withdrawn_consent_removes_the_name_everywhere_and_voids_no_signature(desk, of):
    found = submit(desk.author, desk.found)
    row = found.consultations.get(organisation="Institute of Examples")
    assert row.shown_name == "Nobody Real"
    withdraw(desk.author, row, of=of)
    assert found.consultations.get(pk=row.pk).shown_name == ""
    found.refresh_from_db()
    assert found.state == "signing"
    said = str(record_of(found, NOBODY)) + str(found.versions.get().content)
    for name in ("record", "sign"):
        said += (
            signed_in(desk.author)
            .get(reverse(f"assessments:{name}", args=[found.reference]))
            .content.decode()
        )
    assert "Nobody Real" not in said


# (e) A lift with one unverified severe measure is blocked, and says why.

WHY = "What is freed needs a verified measure against severity 5: A user is arrested"


@pytest.fixture
def unverified(held, author):
    return complete(held, author, verified=False)


@pytest.mark.requirement("R66", "R75")
def test_e_the_page_says_why_and_offers_no_way_on(unverified, author):
    client = signed_in(author)
    html = client.get(unverified.get_absolute_url()).content.decode()
    assert WHY in html
    assert "Open it for signatures" not in html
    client.post(reverse("assessments:submit", args=[unverified.reference]))
    unverified.refresh_from_db()
    assert unverified.state == "draft"


@pytest.mark.requirement("R66")
def test_e_the_act_says_the_same(unverified, author):
    with pytest.raises(NotReady, match=WHY):
        submit(author, unverified)


@pytest.mark.requirement("R66", "R71")
def test_e_opened_in_the_shell_nobody_signs_it(unverified, people):
    found = opened_by_hand(unverified)
    for role, who in people.items():
        with pytest.raises(NotReady, match=WHY):
            sign(who, found, **word(found, role))


@pytest.mark.requirement("R66", "R71")
def test_e_signed_in_the_shell_it_still_gives_no_mandate(unverified, people, held):
    found = opened_by_hand(unverified)
    for role, who in people.items():
        facts = {"verdict": "sign", "content_hash": found.content_hash}
        Signature.objects.create(assessment=found, role=role, person=who, **facts)
    Assessment.objects.filter(pk=found.pk).update(state="signed")
    facts = {"decision_kind": "assessments.assessment", "decision_id": found.pk, "action": "lift"}
    facts |= {"decision_reference": found.reference, "content_hash": found.content_hash}
    facts |= {"signers": sorted(who.pk for who in people.values()), "expires_at": "2099-01-01T00:00Z"}
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        Mandate.objects.create(pause=held, **facts)
    assert refused.value.__cause__.sqlstate == "AB035"


def opened_by_hand(found):
    content = content_of(found)
    by_hand = {"state": "signing", "content_hash": hash_of(content)}
    version = {"number": content["opening"], "content": content, "content_hash": by_hand["content_hash"]}
    Version.objects.create(assessment=found, **version)
    Assessment.objects.filter(pk=found.pk).update(**by_hand)
    return Assessment.objects.get(pk=found.pk)
