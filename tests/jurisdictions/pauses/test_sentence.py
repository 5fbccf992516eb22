"""A pause reads as one sentence, whatever it covers."""

from datetime import UTC, date, datetime

import pytest

from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.sentence import sentence, what
from portal.access.permissions import Role
from tests.factories import pauses as written
from tests.factories.assessments import lift, signed_to_lift
from tests.factories.people import person, with_role
from tests.factories.places import jurisdiction, service

pytestmark = pytest.mark.django_db

JULY = datetime(2020, 7, 6, tzinfo=UTC)


def whatsapp():
    return service("whatsapp-2", "WhatsApp").pk


def of(**facts):
    facts.setdefault("decided_by", person("Paula Pause"))
    made = written.pause(review_by=date(2099, 1, 31), **facts)
    return sentence(Pause.objects.with_people().get(pk=made.pk))


def test_of_a_pause_decided_here():
    text = of(services=[whatsapp()])
    assert text.startswith("Review of requests from Hong Kong agencies for WhatsApp is paused since ")
    assert text.endswith("UTC, decided by Paula Pause, to be reviewed by 31 January 2099.")


def test_of_a_pause_taken_over():
    assert of(services=[whatsapp()], starts_at=JULY) == (
        "Review of requests from Hong Kong agencies for WhatsApp is paused since 6 July 2020, 00:00 UTC,"
        " taken over by Paula Pause, to be reviewed by 31 January 2099."
    )


def test_of_a_scheduled_pause():
    text = of(starts_at=datetime(2098, 12, 1, 16, tzinfo=UTC))
    assert "for all services will be paused from 1 December 2098, 16:00 UTC, decided by Paula Pause" in text


def test_of_a_lifted_pause():
    made = written.pause(starts_at=JULY, decided_by=person("Paula Pause"))
    signed_to_lift(made)
    lift(with_role(Role.PAUSE_OFFICER, jurisdiction("HK"), name="Lin Lifter"), made)
    text = sentence(Pause.objects.with_people().get(pk=made.pk))
    assert "was paused from 6 July 2020, 00:00 UTC to " in text
    assert text.endswith("taken over by Paula Pause, lifted by Lin Lifter.")


@pytest.mark.parametrize(
    ("handling", "words"),
    [
        ("hold", "31 January 2099."),
        ("refuse", "Requests under it are refused."),
        ("mlat", "Agencies are pointed to mutual legal assistance."),
    ],
)
def test_of_what_becomes_of_requests(handling, words):
    assert of(handling=handling, agency_reply="We do not answer now.").endswith(words)


@pytest.mark.parametrize(
    ("types", "words"),
    [
        (("search_warrant",), "(only Search warrant)"),
        (("wiretap", "search_warrant"), "(only Search warrant and Wiretap)"),
        (
            ("wiretap", "search_warrant", "fisa", "mlat", "epoc", "informal"),
            "(only Search warrant, Wiretap, FISA order, Mutual legal assistance (MLAT) and 2 more)",
        ),
    ],
)
def test_of_types(types, words):
    assert what(PauseScope(jurisdiction("HK"), request_types=types)).endswith(words)


def test_of_new_requests_only():
    assert what(PauseScope(jurisdiction("HK"), stage="production", new_only=True)) == (
        "Production for requests received after it began, from Hong Kong agencies for all services"
    )


def test_of_data_any_of_which_is_enough():
    text = what(PauseScope(jurisdiction("HK"), data_categories=("content", "traffic")))
    assert text.endswith(" that ask for Traffic / non-content data or Content")


def test_of_many_parts_left_out_some_are_named():
    china = jurisdiction("CN")
    parts = tuple(china.parts.order_by("name").values_list("pk", flat=True)[:9])
    text = what(PauseScope(china, left_out=parts))
    assert "and 3 more)" in text
    assert text.count(",") >= 4


def test_every_name_comes_with_the_pauses(django_assert_num_queries):
    for number in range(5):
        made = [service(f"one-{number}").pk, service(f"two-{number}").pk]
        written.pause(jurisdiction=jurisdiction("CN"), left_out=[jurisdiction("HK").pk], services=made)
    with django_assert_num_queries(1):
        texts = [sentence(row) for row in Pause.objects.with_people()]
    assert all("(without Hong Kong)" in text for text in texts)
    assert "for One-4 and Two-4" in texts[0]


def test_the_same_words_with_and_without_the_names_brought_along():
    made = written.pause(
        jurisdiction=jurisdiction("CN"), left_out=[jurisdiction("HK").pk], services=[whatsapp()]
    )
    assert sentence(Pause.objects.get(pk=made.pk)) == sentence(Pause.objects.with_people().get(pk=made.pk))
