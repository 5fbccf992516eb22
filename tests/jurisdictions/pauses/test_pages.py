"""The pages of pauses: what they show, what they keep, and that no page asks more for more rows."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jurisdictions.pauses.acts.ask_to_end import ask_to_lift
from jurisdictions.pauses.acts.extend_review import extend_review
from jurisdictions.pauses.acts.pause import pause as pause_act
from jurisdictions.pauses.acts.widen import widen
from jurisdictions.pauses.forms.exceptions import CRITERIA
from jurisdictions.pauses.models import ExceptionKind, Pause
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.sentence import what
from portal.access.permissions import Role
from tests.factories import pauses as written
from tests.factories.assessments import lift, signed_to, signed_to_lift
from tests.factories.people import person, with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import request

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def officer():
    return with_role(Role.PAUSE_OFFICER, jurisdiction("HK"), jurisdiction("CN"), name="Paula Pause")


@pytest.fixture
def desk(officer):
    return signed_in(officer)


def soon(days=90):
    return timezone.now().date() + timedelta(days=days)


def filled(client, place="HK", **changes):
    """The form as the page proposes it, with a reason, confirmed after its preview was drawn."""
    choices = {
        "j": place,
        "services": ["all"],
        "stage": "review",
        "nexus": "agency",
        "include_parts": "on",
        "handling": "hold",
        "begins": "now",
        "zone": "UTC",
        "review_by": soon().isoformat(),
        "reason": "Pending further assessment.",
        "named": place,
    } | changes
    choices = {name: value for name, value in choices.items() if value is not None}
    preview = client.post(reverse("pauses:new"), choices | {"preview": "1"})
    return choices | {"seen": preview.context["seen"]}


def confirmed(client, **changes):
    return client.post(reverse("pauses:new"), filled(client, **changes))


def test_the_page_proposes_a_pause_and_shows_what_it_would_do(desk):
    request()
    page = desk.get(reverse("pauses:new"), {"j": "HK", "s": "whatsapp"})
    assert page.status_code == 200
    assert "Review of requests from Hong Kong agencies for Whatsapp" in page.content.decode()
    assert page.context["button"] == "Pause – hold 1 request"


def test_confirming_pauses_at_once_and_leads_to_the_pause(desk, officer):
    answer = confirmed(desk)
    made = Pause.objects.get()
    assert answer["Location"] == made.get_absolute_url()
    assert made.is_in_force
    assert made.decided_by == officer


def test_a_scope_that_was_not_previewed_is_shown_before_it_is_taken(desk):
    typed = filled(desk) | {"stage": "intake"}
    answer = desk.post(reverse("pauses:new"), typed)
    assert not Pause.objects.exists()
    assert "Nothing is paused yet." in answer.content.decode()
    assert "Pending further assessment." in answer.content.decode()
    typed["seen"] = answer.context["scope"].fingerprint()
    desk.post(reverse("pauses:new"), typed)
    assert Pause.objects.get().stage == "intake"


def test_a_preview_shows_no_errors_and_makes_no_pause(desk):
    page = desk.post(reverse("pauses:new"), {"j": "HK", "preview": "1", "services": ["all"]})
    assert not page.context["form"].errors
    assert not Pause.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"services": None}, "services"),
        ({"services": ["all", "1"]}, "services"),
        ({"review_by": "yesterday"}, "review_by"),
        ({"review_by": "2020-07-06"}, "review_by"),
        ({"handling": "refuse"}, "agency_reply"),
        (
            {"exceptions": ["warrant"], "criteria_warrant": str(CRITERIA[ExceptionKind.WARRANT])},
            "criteria_warrant",
        ),
        ({"begins": "later"}, "moment"),
        ({"begins": "later", "moment": "2020-07-06T00:00"}, "moment"),
        ({"begins": "earlier", "moment": "2999-07-06T00:00"}, "moment"),
        ({"source_url": "not an address"}, "source_url"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(desk, changes, field):
    typed = {"conditions": "When experts have answered."} | changes
    answer = confirmed(desk, **typed)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "When experts have answered." in answer.content.decode()
    assert not Pause.objects.exists()


def test_the_same_pause_twice_is_refused_with_the_first_ones_name_and_the_text_kept(desk):
    confirmed(desk)
    answer = confirmed(desk, reason="The same once more.")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert Pause.objects.get().reference in page
    assert "decided by Paula Pause" in page
    assert "The same once more." in page


def test_a_scheduled_pause_is_typed_in_the_jurisdictions_own_time(desk):
    day = soon(10)
    confirmed(desk, begins="later", moment=f"{day}T08:00", zone="Asia/Hong_Kong")
    made = Pause.objects.get()
    assert made.period.lower.isoformat() == f"{day}T00:00:00+00:00"
    assert not made.is_in_force


def test_a_pause_kept_elsewhere_is_taken_over_with_its_day(desk):
    confirmed(desk, begins="earlier", moment="2020-07-06T00:00")
    made = Pause.objects.get()
    assert made.taken_over
    assert made.period.lower.isoformat() == "2020-07-06T00:00:00+00:00"


def test_the_preview_of_a_pause_on_new_requests_counts_from_the_day_it_began_elsewhere(desk):
    request(received_at=timezone.now() - timedelta(days=3))
    began = timezone.now() - timedelta(days=9)
    earlier = {"begins": "earlier", "moment": f"{began:%Y-%m-%dT%H:%M}", "new_only": "on"}
    at_once = desk.post(reverse("pauses:new"), filled(desk, new_only="on") | {"preview": "1"}).context
    shown = desk.post(reverse("pauses:new"), filled(desk, **earlier) | {"preview": "1"}).context
    assert (at_once["effect"].held, shown["effect"].held) == (0, 1)
    desk.post(reverse("pauses:new"), filled(desk, **earlier) | {"seen": at_once["seen"]})
    assert not Pause.objects.exists()
    confirmed(desk, **earlier)
    assert Pause.objects.get().taken_over


def test_hong_kong_stays_out_of_a_pause_on_china_unless_it_is_ticked(desk):
    hong_kong = jurisdiction("HK")
    first = desk.get(reverse("pauses:new"), {"j": "CN"})
    assert "without" in first.context["what"]
    assert hong_kong.pk in first.context["scope"].left_out
    confirmed(desk, place="CN", apart=[hong_kong.pk])
    assert hong_kong.pk not in Pause.objects.get().left_out


def test_an_unticked_part_is_left_out_and_named(desk):
    china = jurisdiction("CN")
    kept, dropped = china.parts.filter(listed_apart=False)[:2]
    all_but_one = china.parts.filter(listed_apart=False).exclude(pk=dropped.pk).values_list("pk", flat=True)
    confirmed(desk, place="CN", parts_shown="1", parts=list(all_but_one))
    made = Pause.objects.with_people().get()
    assert dropped.pk in made.left_out
    assert kept.pk not in made.left_out
    assert dropped.name in what(made)


def test_no_part_ticked_is_asked_about(desk):
    answer = confirmed(desk, place="CN", parts_shown="1")
    assert "parts" in answer.context["form"].errors


def test_types_can_be_named(desk):
    confirmed(desk, request_types=["search_warrant"])
    assert Pause.objects.get().request_types == ["search_warrant"]
    assert "(only Search warrant)" in desk.get(Pause.objects.get().get_absolute_url()).content.decode()


def test_who_may_not_pause_there_is_refused_by_name():
    stranger = signed_in(with_role(Role.PAUSE_OFFICER, jurisdiction("US")))
    answer = stranger.get(reverse("pauses:new"), {"j": "HK"})
    assert answer.status_code == 403
    assert "pause requests" in answer.content.decode()


def test_an_unclear_name_offers_what_is_near(desk):
    page = desk.get(reverse("pauses:new"), {"j": "Kong"})
    assert page.status_code == 422
    assert "Hong Kong" in page.content.decode()


@pytest.mark.parametrize("tab", ["in-force", "scheduled", "countersign", "review", "lifted", "nonsense"])
def test_each_tab_asks_as_much_for_many_as_for_one(tab, desk, django_assert_max_num_queries):
    for number in range(12):
        starts = timezone.now() + timedelta(days=3) if number % 2 else None
        facts = {"services": [service(f"service-{number}").pk], "review_by": soon(5)}
        written.pause(
            jurisdiction=jurisdiction("CN"), left_out=[jurisdiction("HK").pk], starts_at=starts, **facts
        )
    with django_assert_max_num_queries(18):
        assert desk.get(reverse("pauses:list"), {"tab": tab}).status_code == 200


def test_the_tabs_sort_pauses_by_where_they_stand(desk):
    now = written.pause(services=[service("one").pk])
    later = written.pause(starts_at=timezone.now() + timedelta(days=3))
    gone = written.pause(services=[service("two").pk], review_by=soon(3))
    signed_to_lift(gone)
    lift(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")), gone)
    shown = {
        tab: [row for row, _what, _effect in desk.get(reverse("pauses:list"), {"tab": tab}).context["rows"]]
        for tab in ("in-force", "scheduled", "countersign", "review", "lifted")
    }
    assert shown == {
        "in-force": [now],
        "scheduled": [later],
        "countersign": [later, now],
        "review": [],
        "lifted": [gone],
    }


def test_everybody_of_the_desk_sees_a_pause_and_who_stands_behind_it(officer):
    made = pause_act(officer, PauseScope(jurisdiction("HK")), reason="Pending.", review_by=soon(), named="HK")
    page = signed_in(person()).get(made.get_absolute_url()).content.decode()
    assert "decided by Paula Pause" in page
    assert "Pending." in page
    assert "Lift the pause" not in page


def test_a_colleague_countersigns_from_the_page(desk):
    made = written.pause()
    desk.post(reverse("pauses:countersign", args=[made.reference]))
    made.refresh_from_db()
    assert made.countersigned_by.name == "Paula Pause"
    again = desk.post(reverse("pauses:countersign", args=[made.reference]))
    assert again.status_code == 409


def test_a_page_that_grew_old_does_not_move_the_day_of_review(desk, officer):
    made = written.pause()
    typed = {"review_by": soon(60).isoformat(), "reason": "More time.", "was": made.review_by.isoformat()}
    extend_review(officer, made, review_by=soon(40), reason="Sooner.")
    answer = desk.post(reverse("pauses:extend", args=[made.reference]), typed)
    assert answer.status_code == 409
    assert "More time." in answer.content.decode()
    made.refresh_from_db()
    assert made.review_by == soon(40)


def test_the_history_says_why_the_review_moved(desk, officer):
    made = written.pause()
    extend_review(officer, made, review_by=soon(60), reason="Experts asked for time.")
    assert "Experts asked for time." in desk.get(made.get_absolute_url()).content.decode()


def test_without_a_signed_assessment_the_lift_page_says_what_is_needed(desk):
    made = written.pause()
    page = desk.get(reverse("pauses:lift", args=[made.reference]))
    assert "It cannot be lifted yet." in page.content.decode()
    answer = desk.post(reverse("pauses:lift", args=[made.reference]), {"stages": 1, "seen": "1-0"})
    assert answer.status_code == 409
    made.refresh_from_db()
    assert not made.is_lifted


def test_a_signed_assessment_opens_the_lift_for_two_people_and_a_second_press_is_refused(desk):
    made = written.pause()
    signed_to_lift(made)
    url, answer = (reverse(f"pauses:{name}", args=[made.reference]) for name in ("lift", "answer"))
    assert "signed by 4 people" in desk.get(url).content.decode()
    desk.post(url, {"stages": 1, "note": "As decided.", "seen": "1-0"})
    proposal = made.proposals.get()
    assert desk.post(answer, {"proposal": proposal.pk, "confirm": "1"}).status_code == 409
    colleague = signed_in(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")))
    assert "Paula Pause proposes: Lift." in colleague.get(url).content.decode()
    colleague.post(answer, {"proposal": proposal.pk, "confirm": "1"})
    made.refresh_from_db()
    assert made.is_lifted
    again = colleague.post(answer, {"proposal": proposal.pk, "confirm": "1"})
    assert again.status_code == 409
    assert "As decided." in desk.get(made.get_absolute_url()).content.decode()


def test_a_decision_is_named_to_everybody_and_leads_only_who_may_read_it_to_it(desk):
    made = written.pause()
    mandate = signed_to_lift(made)
    link = f'href="{mandate.decision_url}"'
    for url in (made.get_absolute_url(), reverse("pauses:lift", args=[made.reference])):
        for reader, is_led in ((desk, True), (signed_in(person()), False)):
            page = reader.get(url).content.decode()
            assert mandate.decision_reference in page
            assert (link in page) is is_led
            assert reader.get(mandate.decision_url).status_code == (200 if is_led else 404)


def test_who_narrows_and_who_confirms_it_see_what_becomes_free(desk):
    made = written.pause(services=[service("whatsapp").pk])
    for _number in range(2):
        request(type="search_warrant")
    request(type="court_order")
    mandate = signed_to(made, "narrow")
    url = reverse("pauses:change", args=[made.reference])
    typed = filled(desk, services=[service("whatsapp").pk], request_types=["search_warrant"])
    shown = desk.post(url, typed | {"preview": "1"})
    assert "Becomes workable: 1." in " ".join(shown.content.decode().split())
    desk.post(url, typed | {"seen": shown.context["seen"]})
    colleague = signed_in(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")))
    page = colleague.get(reverse("pauses:lift", args=[made.reference]))
    assert (page.context["freed"].workable, page.context["after"].held) == (1, 2)
    assert mandate.decision_reference in page.content.decode()


def test_a_proposal_is_declined_with_a_reason_and_the_pause_stays(desk):
    made = written.pause()
    signed_to_lift(made)
    proposal = ask_to_lift(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")), made)
    answer = reverse("pauses:answer", args=[made.reference])
    without = desk.post(answer, {"proposal": proposal.pk, "decline": "1"})
    assert without.status_code == 422
    desk.post(answer, {"proposal": proposal.pk, "decline": "1", "reason": "Too early."})
    proposal.refresh_from_db()
    assert proposal.answer == "declined"
    assert Pause.objects.in_force().get() == made


def test_an_unknown_pause_is_not_found(desk):
    assert desk.get(reverse("pauses:detail", args=["P-9999"])).status_code == 404


def test_home_names_what_waits_for_a_second_name_and_only_to_those_who_may_give_it(desk):
    unsigned = written.pause(decided_by=person("Pedro Pause"))
    assert unsigned.reference in waiting(desk)
    unsigned.countersigned_by, unsigned.countersigned_at = person("Another One"), timezone.now()
    unsigned.save()
    signed_to_lift(unsigned)
    ask_to_lift(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")), unsigned)
    assert "proposes to end it" in waiting(desk)
    assert waiting(signed_in(with_role(Role.REVIEWER, jurisdiction("HK")))) == ""


def waiting(client):
    page = client.get("/").content.decode()
    return page.partition("Waiting for a second name")[2].partition("</section>")[0]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/pauses/new/?j=%00", 400),
        ("post", "/pauses/P-0001/answer/", 404),
        ("get", "/pauses/P-0001/review/", 405),
    ],
)
def test_what_nobody_would_type_is_answered_with_a_page(desk, method, path, status):
    answer = getattr(desk, method)(path, {"proposal": "x", "confirm": "1"} if method == "post" else None)
    assert answer.status_code == status
    assert b"<h1" in answer.content


def test_a_year_beyond_every_calendar_is_said_beside_its_field(desk):
    answer = confirmed(desk, begins="earlier", moment="0001-01-01T00:00", zone="Asia/Hong_Kong")
    assert "moment" in answer.context["form"].errors


def test_a_pause_tells_the_story_of_those_whose_place_it_took_and_of_their_assessments(desk, officer):
    scope = PauseScope(jurisdiction("HK"), services=(service("whatsapp").pk,))
    first = pause_act(officer, scope, reason="At once.", review_by=soon(), named="HK")
    signed_to_lift(first)
    second = widen(officer, first, replace(scope, services=()), reason="All of them.", named="HK")
    page = desk.get(second.get_absolute_url())
    verbs = {entry.event.verb for entry in page.context["history"]}
    assert {"pause.start", "pause.issue_mandate"} <= verbs
    assert "A-0" in page.content.decode().partition("Assessments</h2>")[2]
