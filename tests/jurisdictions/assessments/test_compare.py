"""Versions stay as they were, and any two can be read beside each other, word by word."""

import pytest
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.compare import MOST_WORDS, word_pieces
from jurisdictions.assessments.models import Option
from jurisdictions.assessments.models.words import SignerRole
from tests.factories.assessments import complete, signers
from tests.factories.pauses import pause

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R79")]


@pytest.fixture
def author():
    return signers(pause().jurisdiction)[SignerRole.AUTHOR]


def told(pieces):
    return [(piece.how, piece.text) for piece in pieces]


def test_words_that_stayed_went_and_came():
    assert told(word_pieces("Wait for counsel.", "Wait for the court.")) == [
        ("same", "Wait for "),
        ("gone", "counsel"),
        ("new", "the court"),
        ("same", "."),
    ]


def test_a_very_long_text_is_compared_too():
    long = " ".join(f"Sentence {n}." for n in range(MOST_WORDS))
    pieces = told(word_pieces(long, long + " One more."))
    assert pieces[-1] == ("new", " One more.")


def test_a_kept_version_is_read_beside_another_and_beside_what_is_there_now(author):
    found = submit(author, complete(pause_of(author), author))
    edit(author, found, "decision", fields={"reasons": "The measures hold well."})
    option = found.options.get(choice="lift")
    edit(
        author, found, "decision", rows=[Row(Option, {"staff_safety": "Nobody is left there."}, pk=option.pk)]
    )
    submit(author, found)
    client = Client()
    client.force_login(author)
    url = reverse("assessments:compare", args=[found.reference])
    shown = client.get(url, {"a": "1", "b": "2"}).content.decode()
    assert "<ins> well</ins>" in shown
    assert "<ins>Nobody is left there.</ins>" in shown
    assert "Nothing differs." in client.get(url, {"a": "2", "b": "now"}).content.decode()
    back = client.get(url, {"a": "2", "b": "1"}).content.decode()
    assert "<del> well</del>" in back


def test_a_version_that_is_not_there_is_another_one(author):
    found = complete(pause_of(author), author)
    client = Client()
    client.force_login(author)
    url = reverse("assessments:compare", args=[found.reference])
    assert "No version is kept yet" in client.get(url, {"a": "9", "b": "x"}).content.decode()


def pause_of(author):
    """The pause that the author's jurisdiction is under."""
    from jurisdictions.pauses.models import Pause

    return Pause.objects.get()
