"""Who is not in an assessment's compartments does not see it, on any page, in any list and by any act."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from jurisdictions.assessments.acts.compartments import admit, dismiss, make_compartment
from jurisdictions.assessments.acts.edit import edit
from jurisdictions.assessments.acts.export_record import export_record
from jurisdictions.assessments.acts.open_restricted import open_restricted
from jurisdictions.assessments.acts.restrict import restrict, unrestrict
from jurisdictions.assessments.acts.sign import sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.acts.view_names import view_names
from jurisdictions.assessments.models import Opening
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.assessments.reading import kept_from, readable, readers_of
from jurisdictions.assessments.watching.acts.carry_forward import carry_forward
from portal.access.permissions import Role
from portal.accounts.models import User
from portal.acts.refusals import Invalid, NotPermitted, OutOfOrder
from portal.ledger.models import Event
from portal.notifications.models import Notice
from tests.factories.assessments import complete, signers
from tests.factories.compartments import compartment, restricted
from tests.factories.pauses import pause
from tests.factories.people import person, with_role
from tests.factories.requests import request
from tests.support.browser import just_signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R93")]

TITLE = "A made-up law"


@pytest.fixture
def held():
    return pause()


@pytest.fixture
def people(held):
    return signers(held.jurisdiction)


@pytest.fixture
def found(held, people):
    return complete(held, people[SignerRole.AUTHOR])


@pytest.fixture
def outsider(held):
    """Holds every right on assessments here, and is in no compartment."""
    return with_role(Role.AUTHOR, held.jurisdiction)


@pytest.fixture
def opener(held):
    return with_role(Role.OPENER, held.jurisdiction)


def signed_in(who, **options):
    client = Client()
    just_signed_in(client, who, **options)
    return client


def text(answer):
    return " ".join(answer.content.decode().split())


def urls_of_one_assessment(found):
    """Every address of the desk that names an assessment by its reference, each part filled in."""
    for route in routes(get_resolver()):
        if route.startswith("assessments/<str:reference>"):
            url = route.replace("<str:reference>", found.reference).replace("<int:pk>", "1")
            yield "/" + url.replace("<str:section>", "trigger").replace("<str:code>", "x")


def routes(resolver, before=""):
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, route)
        elif isinstance(entry, URLPattern):
            yield route


def test_every_page_of_it_is_not_there_for_an_outsider(found, outsider):
    restricted(found)
    urls = [url for url in urls_of_one_assessment(found) if "<" not in url]
    assert len(urls) > 12, urls
    client = signed_in(outsider)
    for url in urls:
        answers = {client.get(url).status_code, client.post(url).status_code}
        assert 404 in answers <= {404, 405}, url


def test_for_people_inside_all_is_as_before_and_says_that_it_is_restricted(found, people):
    rights = people[SignerRole.RIGHTS]
    pages = (found.get_absolute_url(), reverse("assessments:list"))
    assert not any("Restricted" in text(signed_in(rights).get(url)) for url in pages)
    restricted(found, rights)
    for who in (found.author, rights):
        assert all("Restricted" in text(signed_in(who).get(url)) for url in pages)
        assert readable(who).get() == found


def test_lists_counts_and_panels_say_no_more_than_that_there_is_one(found, outsider, held):
    restricted(found)
    client = signed_in(outsider)
    for url in (held.get_absolute_url(), held.jurisdiction.get_absolute_url()):
        page = text(client.get(url))
        assert "A restricted assessment" in page, url
        assert TITLE not in page
        assert found.reference not in page
        assert "with a reason" not in page
    for url in (reverse("assessments:list"), "/", "/assessments/comments/"):
        page = text(client.get(url))
        assert TITLE not in page
        assert found.reference not in page
    assert not readable(outsider).exists()


def test_somebody_without_any_part_in_assessments_learns_nothing(found, held):
    restricted(found)
    reviewer = with_role(Role.REVIEWER, held.jurisdiction)
    assert not kept_from(reviewer).exists()
    assert "A restricted assessment" not in text(signed_in(reviewer).get(held.get_absolute_url()))


def test_in_two_compartments_one_is_in_both_or_does_not_see_it(found, people):
    author, rights = found.author, people[SignerRole.RIGHTS]
    restricted(found, rights)
    second = compartment(author, name="Counsel")
    restrict(author, found, second, reason="Privileged.")
    assert not readable(rights).exists()
    admit(author, second, rights, reason="Reviews it.")
    assert readable(rights).get() == found
    assert list(readers_of(found)) == sorted([author, rights], key=lambda who: who.name)


def test_no_act_reaches_it_from_outside(found, outsider):
    restricted(found)
    for act in (
        lambda: edit(outsider, found, "trigger", fields={"question": "Mine?"}),
        lambda: submit(outsider, found),
        lambda: view_names(outsider, found, reason="Curious."),
        lambda: export_record(outsider, found),
    ):
        with pytest.raises(NotPermitted):
            act()
    found.refresh_from_db()
    assert (found.question, found.state) == ("May we disclose?", "draft")


def test_nobody_outside_signs_it(found, people):
    restricted(found)
    found = submit(found.author, found)
    word = {"verdict": "sign", "interests": "None.", "content_hash": found.content_hash}
    with pytest.raises(NotPermitted):
        sign(people[SignerRole.LEGAL], found, role="legal", **word)
    assert not found.signatures.exists()


def test_notices_go_to_people_inside_and_name_no_title(found, people):
    rights = people[SignerRole.RIGHTS]
    restricted(found, rights)
    submit(found.author, found)
    notice = Notice.objects.get(kind="assessment.to_sign")
    assert notice.person == rights
    assert TITLE not in str(notice.context)


def test_beside_a_request_a_restricted_decision_is_not_named(found, people, held):
    author = found.author
    found = submit(author, found)
    for role, who in people.items():
        word = {"verdict": "sign", "interests": "None.", "content_hash": found.content_hash}
        sign(who, found, role=role, **word)
    reviewer = with_role(Role.REVIEWER, held.jurisdiction)
    item = request(agency_jurisdiction=held.jurisdiction)
    url = item.get_absolute_url()
    seen = text(signed_in(reviewer).get(url))
    restricted(found)
    after = text(signed_in(reviewer).get(url))
    assert TITLE in seen
    assert "restricted: what it decides is for its readers" in after
    assert TITLE not in after
    outsider = with_role(Role.PAUSE_OFFICER, held.jurisdiction)
    page = text(signed_in(outsider).get(held.get_absolute_url()))
    assert found.reference in page, "that four people signed behind it is for everybody"
    assert found.get_absolute_url() not in page


def test_what_carries_it_forward_is_restricted_too(found, people, outsider):
    author = found.author
    found = submit(author, found)
    for role, who in people.items():
        word = {"verdict": "sign", "interests": "None.", "content_hash": found.content_hash}
        sign(who, found, role=role, **word)
    made = restricted(found)
    why: dict[str, Any] = {
        "trigger": "expert",
        "on": timezone.now().date(),
        "description": "An expert wrote.",
    }
    with pytest.raises(NotPermitted):
        carry_forward(outsider, found, **why)
    next_one = carry_forward(User.objects.get(pk=author.pk), found, **why)
    assert next_one.restrictions.get().compartment == made
    assert not readable(outsider).exists()


# In and out of compartments.


def test_whoever_writes_or_reviews_makes_one_and_lets_others_in_with_a_reason(held, outsider):
    made = make_compartment(outsider, name="Circle", purpose="P")
    other = person()
    with pytest.raises(Invalid):
        admit(outsider, made, other, reason=" ")
    admit(outsider, made, other, reason="Knows the region.")
    event = Event.objects.get(verb="compartment.admit")
    assert event.detail == {"member": other.pk, "reason": "Knows the region."}
    with pytest.raises(OutOfOrder):
        admit(outsider, made, other, reason="Again.")
    with pytest.raises(NotPermitted):
        make_compartment(person(), name="Mine", purpose="P")
    with pytest.raises(Invalid):
        make_compartment(outsider, name="circle", purpose="P")
    stranger = with_role(Role.AUTHOR, held.jurisdiction)
    assert make_compartment(stranger, name="Circle", purpose="P").reference != made.reference, (
        "a refusal would tell that there is one of this name"
    )


def test_from_outside_nobody_lets_in_or_takes_out(found, outsider):
    made = restricted(found)
    with pytest.raises(NotPermitted):
        admit(outsider, made, outsider, reason="Me.")
    with pytest.raises(NotPermitted):
        dismiss(outsider, made, found.author, reason="You.")
    assert signed_in(outsider).get(made.get_absolute_url()).status_code == 404
    assert made.name not in text(signed_in(outsider).get(reverse("assessments:compartments")))


def test_whoever_is_taken_out_sees_it_no_more(found, people):
    rights = people[SignerRole.RIGHTS]
    made = restricted(found, rights)
    dismiss(found.author, made, rights, reason="Left the project.")
    assert not readable(rights).exists()
    with pytest.raises(OutOfOrder):
        dismiss(found.author, made, rights, reason="Twice.")


def test_a_compartment_that_all_have_left_is_not_lost(found, people, opener):
    made, rights = restricted(found), people[SignerRole.RIGHTS]
    open_restricted(opener, found, reason="Its author left.")
    assert signed_in(opener).get(made.get_absolute_url()).status_code == 404
    User.objects.filter(pk=found.author_id).update(is_active=False)
    page = made.get_absolute_url()
    assert page in text(signed_in(opener).get(reverse("assessments:access", args=[found.reference])))
    typed = {"in-person": rights.pk, "in-reason": "Goes on with it.", "admit": 1}
    assert signed_in(opener).post(page, typed).status_code == 302
    assert readable(User.objects.get(pk=rights.pk)).get() == found
    assert signed_in(opener).get(page).status_code == 404


def test_neither_the_last_one_nor_an_author_is_taken_out(found, people):
    rights = people[SignerRole.RIGHTS]
    made = restricted(found)
    with pytest.raises(OutOfOrder, match="Somebody stays"):
        dismiss(found.author, made, found.author, reason="R")
    admit(found.author, made, rights, reason="R")
    with pytest.raises(OutOfOrder, match="wrote an assessment"):
        dismiss(rights, made, found.author, reason="R")


def test_the_author_or_a_human_rights_reviewer_says_where_it_is(found, people, outsider):
    rights, legal = people[SignerRole.RIGHTS], people[SignerRole.LEGAL]
    made = compartment(rights, found.author, legal, outsider)
    for who in (legal, outsider):
        with pytest.raises(NotPermitted):
            restrict(who, found, made, reason="R")
    restrict(rights, found, made, reason="R")
    with pytest.raises(OutOfOrder):
        restrict(rights, found, made, reason="R")
    unrestrict(found.author, found, made, reason="Published.")
    assert not found.restrictions.exists()
    with pytest.raises(OutOfOrder):
        unrestrict(found.author, found, made, reason="R")


def test_no_author_is_shut_out_of_their_own(found, people):
    made = compartment(people[SignerRole.RIGHTS])
    with pytest.raises(OutOfOrder, match="would not see it"):
        restrict(people[SignerRole.RIGHTS], found, made, reason="R")


@pytest.mark.requirement("R73")
def test_being_restricted_voids_no_signature(found):
    found = submit(found.author, found)
    sign(
        found.author,
        found,
        role="author",
        verdict="sign",
        interests="None.",
        content_hash=found.content_hash,
    )
    restricted(found)
    found.refresh_from_db()
    assert found.state == "signing"


# Break-glass: from outside, with a reason, for some hours.


def test_with_the_right_and_a_reason_it_opens_for_four_hours(found, opener):
    restricted(found)
    assert signed_in(opener).get(found.get_absolute_url()).status_code == 404
    made = open_restricted(opener, found, reason="A court asks what we knew.")
    assert made.until - made.opened_at == timedelta(hours=4)
    assert readable(opener).get() == found
    assert signed_in(opener).get(found.get_absolute_url()).status_code == 200
    event = Event.objects.get(verb="assessment.open_restricted")
    assert event.detail["reason"] == "A court asks what we knew."
    with pytest.raises(OutOfOrder):
        open_restricted(opener, found, reason="Again.")


def test_those_inside_and_the_human_rights_reviewers_are_told_at_once(found, people, opener):
    legal, rights = people[SignerRole.LEGAL], people[SignerRole.RIGHTS]
    restricted(found, legal)
    open_restricted(opener, found, reason="A court asks.")
    notices = Notice.objects.filter(kind="assessment.opened")
    assert set(notices.values_list("person", flat=True)) == {found.author_id, legal.pk, rights.pk}
    assert TITLE not in str(notices.first().context)


def test_after_the_hours_it_is_closed_again_by_the_clock_of_the_database(found, opener):
    restricted(found)
    ago = timezone.now() - timedelta(hours=4, seconds=1)
    until = ago + timedelta(hours=4)
    Opening.objects.create(assessment=found, person=opener, reason="R", opened_at=ago, until=until)
    assert not readable(opener).exists()
    assert kept_from(opener).get() == found


def test_without_the_right_or_a_reason_it_stays_closed(found, opener, outsider):
    restricted(found)
    with pytest.raises(NotPermitted):
        open_restricted(outsider, found, reason="R")
    with pytest.raises(Invalid):
        open_restricted(opener, found, reason=" ")
    assert not Opening.objects.exists()


def test_no_opening_is_longer_changed_or_removed(found, opener):
    now = timezone.now()
    facts = {"assessment": found, "person": opener, "opened_at": now}
    for wrong in (
        {"reason": "R", "until": now + timedelta(hours=4, seconds=1)},
        {"reason": "", "until": now},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Opening.objects.create(**facts, **wrong)
    made = Opening.objects.create(**facts, reason="R", until=now)
    for change in (made.delete, lambda: Opening.objects.update(reason="Other")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_page_that_opens_it_is_there_for_the_right_alone_and_asks_who_is_there(found, opener, outsider):
    restricted(found)
    url = reverse("assessments:opening", args=[found.reference])
    assert url in text(signed_in(opener).get(found.jurisdiction.get_absolute_url()))
    assert signed_in(outsider).get(url).status_code == 404
    assert signed_in(found.author).get(url).status_code == 404
    assert "reauthenticate" in signed_in(opener, ago=3_600).post(url, {"reason": "R"})["Location"]
    page = text(signed_in(opener).get(url))
    assert TITLE not in page
    assert signed_in(opener).post(url, {"reason": ""}).status_code == 422
    assert signed_in(opener).post(url, {"reason": "A court asks."}).status_code == 302
    assert "A court asks." in text(
        signed_in(found.author).get(reverse("assessments:access", args=[found.reference]))
    )


def test_whoever_administers_the_desk_sees_no_restricted_assessment(found):
    restricted(found)
    chief = person("Chief", is_staff=True, is_superuser=True)
    client = signed_in(chief)
    assert client.get(found.get_absolute_url()).status_code == 404
    for kind in ("assessment", "compartment", "restriction", "opening"):
        assert client.get(f"/admin/assessments/{kind}/").status_code == 404


# Pages of compartments, and what leaves.


def test_from_a_new_compartment_to_a_restricted_assessment_by_pages(found, people):
    client = signed_in(found.author)
    answer = client.post(reverse("assessments:compartments"), {"name": "Circle", "purpose": "P"})
    made = answer["Location"]
    legal = people[SignerRole.LEGAL]
    assert client.post(made, {"in-person": legal.pk, "in-reason": "Counsel.", "admit": 1}).status_code == 302
    assert legal.name in text(client.get(made))
    access = reverse("assessments:access", args=[found.reference])
    assert client.post(access, {"put_in": 1}).status_code == 422
    typed = {"in-compartment": made.split("/")[-2], "in-reason": "At risk.", "put_in": 1}
    assert client.post(access, typed).status_code == 302
    page = text(client.get(access))
    assert "At risk." in page
    assert legal.name in page
    assert found.reference in text(client.get(made))
    out = {"out-person": legal.pk, "out-reason": "Done.", "dismiss": 1}
    assert client.post(made, out).status_code == 302
    typed = {"out-compartment": made.split("/")[-2], "out-reason": "Over.", "take_out": 1}
    assert client.post(access, typed).status_code == 302
    assert not found.restrictions.exists()


def test_what_is_taken_out_as_a_file_leaves_a_trace(found):
    answer = signed_in(found.author).post(reverse("assessments:export", args=[found.reference]))
    assert answer.json()["content"]["title"] == TITLE
    assert "Nobody Real" not in answer.content.decode()
    event = Event.objects.get(verb="assessment.export")
    assert (event.actor, event.detail["hash"]) == (found.author, answer.json()["sha256"])
    assert signed_in(person()).post(reverse("assessments:export", args=[found.reference])).status_code == 404


def test_each_look_at_names_is_an_event_with_its_reason(found):
    client = signed_in(found.author)
    url = reverse("assessments:record", args=[found.reference])
    assert "Nobody Real" in text(client.post(url, {"reason": "To thank them."}))
    event = Event.objects.get(verb="assessment.view_names")
    assert event.detail["reason"] == "To thank them."
    assert client.post(url, {"reason": ""}).status_code == 422
    assert Event.objects.filter(verb="assessment.view_names").count() == 1
