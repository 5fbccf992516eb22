"""Two people rate an impact, and the second sees nothing of the first before they have rated (R44)."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.acts.ask_rater import ask_rater, release_rater
from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.rate_second import rate_second
from jurisdictions.assessments.acts.settle_ratings import settle_ratings
from jurisdictions.assessments.acts.sign import sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.blind import HIDDEN
from jurisdictions.assessments.discussing.acts.begin import begin
from jurisdictions.assessments.models import Impact, SecondRating
from jurisdictions.assessments.models.rating import RATINGS
from portal.access.permissions import Role
from portal.acts.refusals import FourEyes, Invalid, NotPermitted, OutOfOrder, Refusal
from portal.acts.translate import refusal_from
from portal.ledger.models import Event
from portal.notifications.models import Notice
from tests.factories.people import give, person, with_role
from tests.jurisdictions.assessments.test_section_pages import sent

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R44")]
GIVEN: dict[str, Any] = {
    "scale": 3,
    "scope": 1,
    "irremediability": 4,
    "likelihood": 2,
    "reason": "Four judgments say so.",
}
WHY = "Prosecutions were reported."
GIVES = """INSERT INTO assessments_secondrating (assessment_id, impact_id, rater_id, dissent, scale, scope,
    irremediability, likelihood, reason, first_scale, first_scope, first_irremediability, first_likelihood,
    settled) VALUES ({{found}}, {{impact}}, {rater}, {dissent}, 1, 1, 1, 1, 'So.', {first}, 1, 1, 2, '')"""
ASKS = """INSERT INTO assessments_ratingasked (assessment_id, person_id, asked_by_id, asked_at, ended_because)
    VALUES ({{found}}, {person}, {{fourth}}, now(), '')"""


@pytest.fixture
def rated(desk):
    """A draft whose template asks for second ratings."""
    return desk.asks().found


@pytest.fixture
def impact(rated):
    return rated.impacts.get()


@pytest.fixture
def second(rated):
    return with_role(Role.ASSESSOR, rated.jurisdiction, name="Second Rater")


@pytest.fixture
def asked(rated, desk, second):
    return ask_rater(desk.author, rated, second)


def page(name, found, *more):
    return reverse(f"assessments:{name}", args=[found.reference, *more])


def read(who, url):
    client = Client()
    client.force_login(who)
    return client.get(url, follow=True).content.decode()


def test_whoever_writes_the_ratings_of_an_impact_rates_it_first(desk, impact):
    assert impact.rated_by == desk.author
    other = with_role(Role.ASSESSOR, impact.assessment.jurisdiction)
    edit(other, impact.assessment, "impacts", rows=[Row(Impact, {"pathway": "1. 2. 3."}, impact.pk)])
    impact.refresh_from_db()
    assert impact.rated_by == desk.author
    edit(other, impact.assessment, "impacts", rows=[Row(Impact, {"scope": 3}, impact.pk)])
    impact.refresh_from_db()
    assert impact.rated_by == other


def test_nobody_rates_second_what_they_rated_first(desk, impact, second, asked):
    with pytest.raises(FourEyes):
        rate_second(desk.author, impact, **GIVEN)
    with pytest.raises(OutOfOrder, match="not yours to change"):
        edit(second, impact.assessment, "impacts", rows=[Row(Impact, {"scale": 4}, impact.pk)])
    rate_second(second, impact, **GIVEN)
    with pytest.raises(FourEyes):
        edit(second, impact.assessment, "impacts", rows=[Row(Impact, {"scale": 4}, impact.pk)])


REFUSED: list[tuple[str, type[Refusal]]] = [
    ("UPDATE assessments_impact SET rated_by_id = {second} WHERE id = {impact}", FourEyes),
    ("UPDATE assessments_impact SET rated_by_id = {third} WHERE id = {impact}", OutOfOrder),
    ("UPDATE assessments_secondrating SET scale = 5", OutOfOrder),
    ("UPDATE assessments_secondrating SET first_scale = 1", OutOfOrder),
    ("UPDATE assessments_secondrating SET settled = 'Yes.', settled_by_id = {third}", OutOfOrder),
    ("DELETE FROM assessments_secondrating; SET CONSTRAINTS ALL IMMEDIATE", OutOfOrder),
    ("UPDATE assessments_ratingasked SET ended_at = now() WHERE person_id = {third}", OutOfOrder),
    ("UPDATE assessments_ratingasked SET ended_at = NULL WHERE person_id = {second}", OutOfOrder),
    (GIVES.format(rater="{author}", dissent=True, first=5), FourEyes),
    (GIVES.format(rater="{third}", dissent=True, first=5), OutOfOrder),
    (GIVES.format(rater="{fourth}", dissent=False, first=5), OutOfOrder),
    (GIVES.format(rater="{third}", dissent=False, first=2), OutOfOrder),
    (ASKS.format(person="{second}"), OutOfOrder),
    (ASKS.format(person="{author}"), OutOfOrder),
    (ASKS.format(person="{fourth}"), OutOfOrder),
]


def test_the_database_refuses_what_the_acts_refuse(desk, impact, second, asked):
    third, fourth = (with_role(Role.ASSESSOR, impact.assessment.jurisdiction) for _time in range(2))
    ask_rater(desk.author, impact.assessment, third)
    rate_second(second, impact, **GIVEN)
    people = {"author": desk.author.pk, "second": second.pk, "third": third.pk, "fourth": fourth.pk}
    for sql, rule in REFUSED:
        words = sql.format(impact=impact.pk, found=impact.assessment_id, **people)
        with pytest.raises(DatabaseError) as error, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(words)
        assert isinstance(refusal_from(error.value), rule), words
    for wrong in ({"scale": 6}, {"reason": ""}):
        given = {"dissent": True, "scale": 1, "reason": "So."} | wrong
        row = SecondRating(assessment=impact.assessment, impact=impact, rater=fourth, **GIVEN | given)
        for name in RATINGS:
            setattr(row, f"first_{name}", getattr(impact, name))
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_what_is_hidden_is_no_field_of_the_form_and_stays_when_the_page_is_saved(impact, second, asked):
    found = impact.assessment
    url = page("row", found, "impacts", "impact", impact.pk)
    own = read(second, url)
    assert 'name="impact-0-statement"' in own
    for name in ("scale", "residual_scope", "confidence", "rank", "current_likelihood"):
        assert f'name="impact-0-{name}"' not in own, name
    before = [getattr(impact, name) for name in HIDDEN]
    client = Client()
    client.force_login(second)
    facts = sent(client, url) | {"impact-0-pathway": "Demand, disclosure, arrest."}
    assert client.post(url, facts).status_code == 302
    impact.refresh_from_db()
    assert impact.pathway == "Demand, disclosure, arrest."
    assert [getattr(impact, name) for name in HIDDEN] == before


def test_everybody_else_sees_them_meanwhile(desk, impact, asked):
    assert WHY in read(desk.author, page("record", impact.assessment))
    assert 'name="impact-0-scale"' in read(
        desk.author, page("row", impact.assessment, "impacts", "impact", impact.pk)
    )


def test_once_both_are_in_both_are_shown_with_what_is_far_apart(desk, impact, second, asked):
    rate_second(second, impact, **GIVEN)
    for who in (second, desk.author):
        shown = read(who, page("ratings", impact.assessment))
        assert GIVEN["reason"] in shown
        assert WHY in shown
        assert shown.count("to be settled") == 2  # scale 5 and 3, irremediability 1 and 4
    assert WHY in read(second, page("record", impact.assessment))
    asked.refresh_from_db()
    assert asked.ended_at is not None
    assert list(Notice.objects.order_by("pk").values_list("kind", "person")) == [
        ("assessment.rate_second", second.pk),
        ("assessment.rated_second", desk.author.pk),
    ]


def test_what_the_first_rater_had_given_stays_beside_the_second(desk, impact, second, asked):
    made = rate_second(second, impact, **GIVEN)
    assert not made.dissent
    edit(desk.author, impact.assessment, "impacts", rows=[Row(Impact, {"irremediability": 4}, impact.pk)])
    made = SecondRating.objects.select_related("impact").get()
    assert (made.first("irremediability"), made.impact.irremediability) == (1, 4)
    settle_ratings(second, made, note="Time served does not come back.")
    record = read(desk.author, page("record", impact.assessment))
    assert "Time served does not come back." in record
    assert "First rating" in record


def test_a_rating_given_after_reading_the_first_is_a_dissent(desk, impact, second, asked):
    with pytest.raises(Invalid):
        release_rater(desk.author, asked, reason=" ")
    release_rater(second, asked, reason="I had read them.")
    assert WHY in read(second, page("record", impact.assessment))
    assert rate_second(second, impact, **GIVEN).dissent


def test_whoever_was_released_once_is_never_blind_again(desk, impact, second, asked):
    found = impact.assessment
    release_rater(second, asked, reason="I had read them.")
    with pytest.raises(Invalid, match="colleague"):
        ask_rater(second, found, second)
    ask_rater(desk.author, found, second)
    lie = GIVES.format(rater=second.pk, dissent=False, first=5).format(found=found.pk, impact=impact.pk)
    with pytest.raises(DatabaseError, match="else a dissent"), transaction.atomic():
        connection.cursor().execute(lie)
    assert rate_second(second, impact, **GIVEN).dissent
    assert not Event.objects.get(verb="assessment.rate_second").detail["blind"]


def test_a_rating_is_given_once_and_with_a_reason(impact, second, asked):
    with pytest.raises(Invalid):
        rate_second(second, impact, **GIVEN | {"reason": " "})
    with pytest.raises(Invalid):
        rate_second(second, impact, **GIVEN | {"scale": 6})
    rate_second(second, impact, **GIVEN)
    with pytest.raises(OutOfOrder):
        rate_second(second, impact, **GIVEN)


def test_only_assessors_are_asked_and_rate(desk, rated, impact):
    with pytest.raises(Invalid):
        ask_rater(desk.author, rated, person())
    with pytest.raises(Invalid):
        ask_rater(desk.author, rated, desk.author)
    with pytest.raises(NotPermitted):
        rate_second(person(), impact, **GIVEN)


def test_nobody_signs_what_is_hidden_from_them(desk, rated, second, asked):
    found = submit(desk.author, rated)
    give(second, "jurisdictions.sign_as_executive", found.jurisdiction)  # type: ignore[arg-type]
    with pytest.raises(Refusal, match="hidden from you"):
        sign(
            second,
            found,
            role="executive",
            verdict="sign",
            content_hash=found.content_hash,
            interests="None.",
        )


def test_a_second_rating_voids_signatures_and_asking_for_one_does_not(desk, rated, impact, second):
    submit(desk.author, rated)
    ask_rater(desk.author, rated, second)
    rated.refresh_from_db()
    assert rated.state == "signing"
    rate_second(second, impact, **GIVEN)
    rated.refresh_from_db()
    assert rated.state == "draft"
    event = Event.objects.filter(verb="assessment.rate_second").get()
    assert (event.detail["impact"], event.detail["blind"]) == (impact.pk, True)
    assert not {"scale", "reason"} & set(event.detail)


def test_comments_on_hidden_ratings_are_hidden_too(desk, rated, impact, second, asked):
    begin(desk.author, rated, f"impact:{impact.pk}.scale", "Five, as in the other case.")
    url = reverse("discussing:comments", args=[rated.reference])
    about = f"{url}?about=impact:{impact.pk}.scale"
    assert "Impact: scale" not in read(second, url)
    assert "Five, as" not in read(second, about)
    rate_second(second, impact, **GIVEN)
    assert "Five, as" in read(second, about)


def test_it_is_all_done_by_plain_forms(desk, rated, impact, second):
    author, rater = Client(), Client()
    author.force_login(desk.author)
    rater.force_login(second)
    url = page("ratings", rated)
    assert author.post(url, {"do": "ask:", "person": ""}).status_code == 422
    assert author.post(url, {"do": "ask:", "person": second.pk}).status_code == 302
    rate = page("rate", rated, impact.pk)
    assert rater.post(rate, GIVEN | {"scale": ""}).status_code == 422
    assert rater.post(rate, GIVEN).status_code == 302
    made = SecondRating.objects.get()
    assert author.post(url, {"do": f"settle:{made.pk}", "note": "Both read it again."}).status_code == 302
    made.refresh_from_db()
    assert (made.settled, made.settled_by) == ("Both read it again.", desk.author)
    assert author.post(url, {"do": "nothing"}).status_code == 404


def test_an_impact_can_be_removed_with_its_second_ratings(desk, rated, impact, second, asked):
    rate_second(second, impact, **GIVEN)
    edit(
        desk.author,
        rated,
        "impacts",
        rows=[Row(type(rated.measures.get()), pk=rated.measures.get().pk, remove=True)],
    )
    edit(desk.author, rated, "impacts", rows=[Row(Impact, pk=impact.pk, remove=True)])
    assert not SecondRating.objects.exists()
