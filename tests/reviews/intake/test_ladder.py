"""Which data a kind of US process reaches; more than that is a warning, never a refusal."""

import pytest
from django.test import RequestFactory

from portal.ledger.models import Event
from portal.ui import panels
from reviews.acts.receive import receive
from reviews.models import DataCategory, RequestType
from reviews.rules.ladder import beyond
from tests.factories.intake import facts
from tests.factories.requests import queue

EVERYTHING = list(DataCategory)


@pytest.mark.parametrize(
    ("request_type", "reached"),
    [
        ("subpoena_grand_jury", {"subscriber", "identifying", "payment"}),
        ("national_security_letter", {"subscriber", "identifying", "payment"}),
        ("court_order_2703d", {"subscriber", "identifying", "payment", "traffic"}),
        (
            "search_warrant",
            {"subscriber", "identifying", "payment", "traffic", "content", "location"},
        ),
        ("pen_register", {"traffic", "real_time"}),
    ],
)
def test_each_rung_reaches_what_the_law_says(request_type, reached):
    assert set(EVERYTHING) - set(beyond(request_type, EVERYTHING)) == reached


@pytest.mark.parametrize("request_type", ["emergency", "preservation", "epoc", "mlat", "informal"])
def test_other_kinds_are_off_the_ladder(request_type):
    assert RequestType(request_type)
    assert beyond(request_type, EVERYTHING) == []


@pytest.mark.django_db
def test_a_mismatch_comes_in_and_is_noted():
    queue()
    request = receive(None, facts(type="subpoena_civil", categories=("subscriber", "content")))
    assert Event.objects.get(verb="request.receive").detail["beyond_ladder"] == ["content"]
    shown = panels.render("request.context", RequestFactory().get("/"), item=request)
    assert "Subpoena: civil does not reach what is asked for: Content." in shown


@pytest.mark.django_db
def test_a_match_is_noted_nowhere():
    queue()
    request = receive(None, facts(type="search_warrant", categories=("content",)))
    shown = panels.render("request.context", RequestFactory().get("/"), item=request)
    assert "does not reach" not in shown
