"""Each kind of signal makes a signed assessment outdated, once, with its reason; nothing else does."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.models import Assessment, Measure
from jurisdictions.assessments.models.words import SignerRole, State
from jurisdictions.assessments.watching.acts.alert import alert
from jurisdictions.assessments.watching.acts.note import note_case, note_index
from jurisdictions.assessments.watching.acts.report_measure import report_measure
from jurisdictions.assessments.watching.acts.set_watch import set_watch, stop_watch
from jurisdictions.assessments.watching.models import Watch, WatchHit, WatchKind
from jurisdictions.assessments.watching.tasks import look
from jurisdictions.models import LegalAmendment
from portal.acts.refusals import Invalid, NotPermitted, OutOfOrder
from portal.ledger.models import Event
from portal.notifications.models import Notice
from tests.factories.people import person
from tests.factories.places import jurisdiction
from tests.factories.requests import request

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R81")]

SOURCE = "https://example.org/source"


def again(found):
    return Assessment.objects.get(pk=found.pk)


def watch_of(found, kind):
    return Watch.objects.get(assessment=found, kind=kind)


def told_of(found, kind="assessment.outdated"):
    return {notice.person for notice in Notice.objects.filter(kind=kind, subject_id=found.pk)}


def test_signing_begins_the_watches_of_the_template(scene):
    found = scene.signed()
    assert {watch.kind for watch in found.watches.all()} == set(WatchKind.values)
    spike = watch_of(found, "spike")
    assert (spike.days, spike.requests, spike.times) == (28, 100, 3)
    assert watch_of(found, "index").drop == 3
    assert Event.objects.filter(verb="watch.begin", subject_id=found.pk).count() == 1


def test_nothing_happens_while_nothing_changes(scene):
    found = scene.signed()
    assert look() == 0
    assert again(found).state == State.SIGNED
    assert not WatchHit.objects.exists()


def test_an_amendment_of_a_law_that_it_cites_outdates_it_and_tells_everybody_who_answers_for_it(scene):
    found = scene.signed()
    LegalAmendment.objects.create(instrument=found.instrument, title="Made-Up Security (Amendment) Act")
    assert look() == 1
    found = again(found)
    assert found.state == State.OUTDATED
    assert "Made-Up Security (Amendment) Act" in found.outdated_because
    assert told_of(found) == set(scene.people.values())
    assert look() == 0, "seen once, told once"
    assert Notice.objects.filter(kind="assessment.outdated").count() == len(scene.people)


def test_a_repeal_is_a_change_and_our_own_note_is_none(scene):
    found = scene.signed()
    law = found.instrument
    law.note = "What it means for us, put better."
    law.save()
    assert look() == 0
    law.repealed_on = date(2026, 5, 1)
    law.save()
    assert look() == 1
    assert "Repealed" in again(found).outdated_because


def test_a_case_in_the_place_outdates_it_and_one_elsewhere_does_not(scene):
    found = scene.signed()
    facts: Any = {"on": date(2026, 2, 1), "description": "Somebody made up was fined.", "source": SOURCE}
    elsewhere = jurisdiction("DE")
    with pytest.raises(NotPermitted):
        note_case(scene.author, elsewhere, **facts)
    note_case(scene.author, scene.held.jurisdiction, **facts)
    assert look() == 1
    assert "was fined" in again(found).outdated_because


@pytest.mark.parametrize(
    ("value", "better", "outdated"),
    [
        ("55.9", "higher", True),
        ("56", "higher", False),
        ("70", "higher", False),
        ("62.1", "lower", True),
        ("40", "lower", False),
    ],
)
def test_an_index_that_is_worse_by_more_than_three_outdates_it_whichever_way_is_better(
    scene, value, better, outdated
):
    found = scene.signed()
    note_index(
        scene.author,
        scene.held.jurisdiction,
        index="index of the made-up",
        edition="2026",
        value=Decimal(value),
        better=better,
        source=SOURCE,
    )
    look()
    assert (again(found).state == State.OUTDATED) is outdated


def arrive(number, days_ago=1):
    for _number in range(number):
        request(received_at=timezone.now() - timedelta(days=days_ago))


def test_more_requests_than_the_threshold_are_a_rise(scene):
    found = scene.signed()
    set_watch(scene.author, found, "spike", reason="Few come.", days=7, requests=3)
    arrive(3)
    assert look() == 0
    arrive(1)
    assert look() == 1
    assert "4 requests of Hong Kong in 7 days" in again(found).outdated_because


def test_many_times_the_former_mean_is_a_rise_but_fewer_than_ten_are_not(scene):
    found = scene.signed()
    set_watch(scene.author, found, "spike", reason="By the mean.", days=7, times=Decimal(2))
    arrive(24, days_ago=20)  # four in each of six former weeks
    arrive(9)
    assert look() == 0
    arrive(1)
    assert look() == 1
    assert "former mean of 4.0" in again(found).outdated_because


def alarm(scene, found, by=None, **facts):
    said = {"consultee_class": "independent_expert", "says": "It is worse now.", "source": SOURCE}
    return alert(by or scene.author, found, **said | {"on": date(2026, 3, 1)} | facts)


def test_an_alarm_of_an_expert_outdates_it_at_once(scene):
    found = scene.signed()
    legal = scene.people[SignerRole.LEGAL]
    alarm(scene, found, by=legal, organisation="Institute of Examples")
    assert again(found).state == State.OUTDATED
    assert told_of(found) == set(scene.people.values()) - {legal}, "whoever raised it knows"
    with pytest.raises(Invalid):
        alarm(scene, found, source=" ")
    with pytest.raises(NotPermitted):
        alarm(scene, found, by=person())


def test_a_draft_takes_no_alarm(scene):
    with pytest.raises(OutOfOrder):
        alarm(scene, scene.draft())


@pytest.mark.requirement("R51", "R81")
def test_a_late_measure_opens_the_assessment_again_and_a_done_one_does_not(scene, days_pass):
    owner = {"owner": scene.author, "kind": "reduce", "due": timezone.now().date() + timedelta(days=20)}
    draft = scene.draft()
    rows = [
        Row(Measure, owner | {"impacts": [draft.impacts.get()], "text": text})
        for text in ("A register.", "A course.")
    ]
    found = scene.sign(edit(scene.author, draft, "measures", rows=rows))
    register, course = found.measures.filter(text__startswith="A ", status="planned").order_by("pk")
    report_measure(scene.author, course, outcome="done", effect="All of them passed.")
    days_pass(20)
    assert look() == 0
    days_pass(21)
    assert look() == 1
    assert "A register." in again(found).outdated_because
    assert "A course." not in again(found).outdated_because
    assert register.reports.count() == 0


@pytest.mark.requirement("R51")
def test_a_measure_that_failed_opens_it_again_before_it_is_due(scene):
    draft = scene.draft()
    facts = {"owner": scene.author, "kind": "reduce", "text": "A register.", "due": date(2027, 6, 1)}
    found = scene.sign(
        edit(scene.author, draft, "m", rows=[Row(Measure, facts | {"impacts": [draft.impacts.get()]})])
    )
    measure = found.measures.get(text="A register.")
    with pytest.raises(Invalid):
        report_measure(scene.author, measure, outcome="failed", effect=" ")
    report_measure(scene.author, measure, outcome="failed", effect="Nobody read it.")
    assert look() == 1
    assert "failed" in again(found).outdated_because


def test_what_is_stopped_is_seen_no_more_and_its_days_are_always_watched(scene):
    found = scene.signed()
    law = watch_of(found, "law")
    with pytest.raises(Invalid):
        stop_watch(scene.author, law, reason="")
    with pytest.raises(OutOfOrder):
        stop_watch(scene.author, watch_of(found, "dates"), reason="We know.")
    stop_watch(scene.author, law, reason="It is repealed.")
    LegalAmendment.objects.create(instrument=found.instrument, title="Another Act")
    assert look() == 0
    set_watch(scene.author, found, "law", reason="It is not.")
    assert look() == 1, "what changed since the signatures counts, though nobody looked meanwhile"


def test_parameters_that_say_nothing_are_refused(scene):
    found = scene.signed()
    with pytest.raises(Invalid) as refused:
        set_watch(scene.author, found, "spike", reason="", days=0)
    assert set(refused.value.errors) == {"reason", "days", "requests"}
    with pytest.raises(NotPermitted):
        set_watch(person(), found, "spike", reason="Why not.", days=7, requests=1)


def test_the_database_marks_nothing_as_outdated_without_a_signal(scene):
    found = scene.signed()
    with pytest.raises(DatabaseError, match="because of a signal"), transaction.atomic():
        Assessment.objects.filter(pk=found.pk).update(state="outdated", outdated_because="I say so.")


def test_a_signal_stays_as_it_was_seen(scene):
    found = scene.signed()
    alarm(scene, found)
    hit = WatchHit.objects.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        WatchHit.objects.filter(pk=hit.pk).update(what="Nothing.")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM watching_watchhit")
