"""Comments beside the fields of an assessment: who says what to whom, and what becomes of it."""

import pytest
from django.db import DatabaseError, connection, transaction

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.discussing.acts.assign import assign
from jurisdictions.assessments.discussing.acts.begin import begin
from jurisdictions.assessments.discussing.acts.reopen import reopen
from jurisdictions.assessments.discussing.acts.reply import reply
from jurisdictions.assessments.discussing.acts.resolve import resolve
from jurisdictions.assessments.discussing.models import Comment, Thread
from jurisdictions.assessments.models import Assessment, Impact
from jurisdictions.assessments.quality import warnings
from portal.acts.refusals import Invalid, NotPermitted, OutOfOrder
from portal.ledger.models import Event
from portal.notifications.models import Notice
from tests.factories.assessments import RATED

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R90")]
SECRET = "The source in the ministry says it is used."


def told(person):
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_a_comment_is_about_a_field_and_names_it(found, asha):
    impact = found.impacts.get()
    thread = begin(asha, found, f"impact:{impact.pk}.scale", "Why 5?")
    assert (thread.label, thread.is_open) == ("Impact: scale, “A user is arrested.”", True)
    assert begin(asha, found, "assessment:reasons", "Thin.").label == "Reasons"


@pytest.mark.parametrize(
    "about", ["", "reasons", "impact:0.scale", "impact:x", "assessment:nothing", "nothing:1"]
)
def test_a_comment_on_nothing_is_refused(found, asha, about):
    with pytest.raises(Invalid):
        begin(asha, found, about, "Hm.")


def test_a_comment_on_a_row_of_another_assessment_is_refused(found, asha):
    other = Assessment.objects.create(
        jurisdiction=found.jurisdiction, title="Other", author=asha, template=found.template
    )
    with pytest.raises(Invalid):
        begin(asha, other, f"impact:{found.impacts.get().pk}", "Hm.")


def test_whoever_is_assigned_named_or_taking_part_is_told_once(found, asha, ben):
    thread = begin(asha, found, "assessment:reasons", "Look, @Ben.", assigned_to=ben)
    assert told(ben) == ["discussion.assigned"]
    reply(ben, thread, "Done, @asha assess, is it?")
    assert told(asha) == ["discussion.mentioned"]
    reply(asha, thread, "It is.")
    assert told(ben) == ["discussion.assigned", "discussion.replied"]
    resolve(ben, thread)
    assert told(asha) == ["discussion.mentioned", "discussion.resolved"]
    reopen(asha, thread, "No, it is not.")
    assert told(ben)[-1] == "discussion.reopened"


def test_a_thread_is_resolved_and_reopened_by_somebody_at_some_time(found, asha, ben):
    thread = begin(asha, found, "assessment:reasons", "Thin.")
    resolve(ben, thread, "Rewritten.")
    thread.refresh_from_db()
    assert (thread.resolved_by, thread.resolved_at is None) == (ben, False)
    for again in (
        lambda: resolve(asha, thread),
        lambda: reply(asha, thread, "Hm."),
        lambda: assign(asha, thread, ben),
    ):
        with pytest.raises(OutOfOrder):
            again()
    with pytest.raises(Invalid):
        reopen(asha, thread, " ")
    reopen(asha, thread, "Still thin.")
    thread.refresh_from_db()
    assert thread.resolved_at is None
    assert [(turn.kind, turn.by) for turn in thread.turns.all()] == [("resolved", ben), ("reopened", asha)]
    assert [comment.text for comment in thread.comments.all()] == ["Thin.", "Rewritten.", "Still thin."]


def test_nobody_outside_comments_and_nobody_outside_is_told(found, asha, stranger):
    with pytest.raises(NotPermitted):
        begin(stranger, found, "assessment:reasons", "Hm.")
    thread = begin(asha, found, "assessment:reasons", "Ask @Zoe Elsewhere.")
    for led_astray in (
        lambda: assign(asha, thread, stranger),
        lambda: reply(asha, thread, "Zoe?", tell=[stranger]),
        lambda: begin(asha, found, "assessment:reasons", "Zoe?", assigned_to=stranger),
    ):
        with pytest.raises(Invalid):
            led_astray()
    with pytest.raises(NotPermitted):
        reply(stranger, thread, "Here I am.")
    assert told(stranger) == []


def test_a_comment_voids_no_signature_and_a_change_does(found, asha):
    found = submit(asha, found)
    begin(asha, found, "assessment:reasons", "Well put.")
    found.refresh_from_db()
    assert found.state == "signing"
    edit(asha, found, "decision", fields={"reasons": "Other ones."})
    found.refresh_from_db()
    assert found.state == "draft"


def test_the_ledger_and_notices_tell_who_and_where_but_never_what(found, asha, ben):
    thread = begin(asha, found, "assessment:reasons", SECRET, assigned_to=ben)
    reply(ben, thread, SECRET)
    events = Event.objects.filter(verb__startswith="discussion.").order_by("pk")
    assert [event.verb for event in events] == ["discussion.begin", "discussion.reply"]
    assert found.jurisdiction.pk in events[0].places
    for row in [*events, *Notice.objects.all()]:
        assert "ministry" not in str(row.__dict__)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM discussing_comment")
        assert not any("ministry" in row[0] for row in cursor.fetchall())


def test_what_was_said_is_kept_as_it_was_said(found, asha):
    thread = begin(asha, found, "assessment:reasons", "Thin.")
    for change in (
        lambda: Comment.objects.update(text="Fine."),
        lambda: Comment.objects.all().delete(),
        lambda: Thread.objects.filter(pk=thread.pk).update(about="assessment:limits"),
        lambda: Thread.objects.filter(pk=thread.pk)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_thread_stays_with_its_row_when_the_row_moves(found, asha):
    first = found.impacts.get()
    thread = begin(asha, found, f"impact:{first.pk}.statement", "Who exactly?")
    edit(asha, found, "impacts", rows=[Row(Impact, {"statement": "Torture.", **RATED, "irremediability": 5})])
    assert [row.statement for row in found.impacts.all()] == ["Torture.", "A user is arrested."]
    assert thread.about == f"impact:{found.impacts.last().pk}.statement"


@pytest.mark.requirement("R92")
def test_open_threads_are_a_warning_until_they_are_resolved(found, asha):
    def open_ones():
        return [(one.section, one.anchor) for one in warnings(found) if "open" in one.text]

    impact = found.impacts.get()
    thread = begin(asha, found, f"impact:{impact.pk}.scale", "Why 5?")
    assert open_ones() == [("impacts", f"impact:{impact.pk}.scale")]
    resolve(asha, thread)
    assert open_ones() == []
