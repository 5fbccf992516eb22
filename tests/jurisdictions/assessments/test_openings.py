"""A signature counts for the opening it was given in, and what is joined is of one assessment."""

import pytest
from django.db import DatabaseError, connection, transaction

from jurisdictions.assessments.acts.edit import edit
from jurisdictions.assessments.acts.sign import agreeing, sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.canonical import content_of, hash_of
from jurisdictions.assessments.models import Assessment, Provision
from tests.factories.assessments import complete
from tests.jurisdictions.assessments.law_facts import ARTICLE

pytestmark = pytest.mark.django_db


def refused(code, statement, *values):
    with pytest.raises(DatabaseError) as said, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    assert said.value.__cause__.sqlstate == code


def signs(people, found, *roles):
    for role in roles:
        sign(people[role], found, role=role, verdict="sign", content_hash=found.content_hash, interests="-")


def changed_and_put_back(desk):
    for title in ("Another title", desk.found.title):
        edit(desk.author, desk.found, "scope", fields={"title": title}, why="A slip.")
    desk.found.refresh_from_db()


@pytest.mark.requirement("R72", "R73")
def test_signatures_do_not_come_back_with_the_words_they_were_under(desk, people):
    found = desk.found = submit(desk.author, desk.found)
    signs(people, found, "author", "rights", "legal")
    signed = found.content_hash
    changed_and_put_back(desk)
    found = submit(desk.author, desk.found)
    assert hash_of(content_of(found)) == found.content_hash != signed
    assert agreeing(found) == {}
    signs(people, found, "executive")
    assert Assessment.objects.get(pk=found.pk).state == "signing"
    signs(people, found, "author", "rights", "legal")
    assert Assessment.objects.get(pk=found.pk).state == "signed"


@pytest.mark.requirement("R73")
def test_a_hash_that_was_open_once_is_not_put_back_by_hand(desk, people):
    found = desk.found = submit(desk.author, desk.found)
    by_hand = "UPDATE assessments_assessment SET state = %s, content_hash = %s WHERE id = %s"
    refused("AB031", by_hand, "signing", "0" * 64, found.pk)
    first = found.content_hash
    changed_and_put_back(desk)
    refused("AB059", by_hand, "signing", first, found.pk)  # nobody signed it, and it is the newest
    second = submit(desk.author, desk.found)
    signs(people, second, "author", "rights", "legal")
    Assessment.objects.filter(pk=found.pk).update(title="Another title")
    for hash_of_old in (first, second.content_hash, "0" * 64):
        refused("AB059", by_hand, "signing", hash_of_old, found.pk)
    with pytest.raises(DatabaseError, match="begins as a draft"), transaction.atomic():
        Assessment.objects.create(
            jurisdiction=found.jurisdiction,
            template=found.template,
            author=found.author,
            state="signing",
            content_hash=first,
        )


ADDED = "INSERT INTO assessments_measure_impacts (measure_id, impact_id) VALUES (%s, %s)"


@pytest.mark.requirement("R66", "R73")
def test_what_is_joined_neither_moves_nor_reaches_to_another_assessment(desk, people, author, held):
    other = complete(held, author)
    mine, theirs, verified = desk.found.impacts.get(), other.impacts.get(), other.measures.get()
    refused("AB049", ADDED, verified.pk, mine.pk)
    article = desk.add(Provision, **ARTICLE)
    provides = "INSERT INTO assessments_impact_provisions (impact_id, provision_id) VALUES (%s, %s)"
    refused("AB049", provides, theirs.pk, article.pk)
    found = submit(desk.author, desk.found)
    signs(people, found, *people)
    moved = "UPDATE assessments_measure_impacts SET measure_id = %s, impact_id = %s WHERE impact_id = %s"
    refused("AB031", moved, verified.pk, theirs.pk, mine.pk)


@pytest.mark.requirement("R66")
def test_a_measure_of_another_assessment_verifies_nothing(held, author):
    verified = complete(held, author).measures.get()
    found = complete(held, author, verified=False)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(ADDED, [verified.pk, found.impacts.get().pk])
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute(
            "SELECT assessment_leaves_open(a) FROM assessments_assessment a WHERE id = %s", [found.pk]
        )
        assert cursor.fetchone() == (True,)
