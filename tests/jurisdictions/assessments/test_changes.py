"""Every change is logged with who, what, before, after and why, whichever door it came through."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.acts.edit import edit
from jurisdictions.assessments.acts.sign import sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.acts.withdraw import withdraw
from jurisdictions.assessments.changes_in_words import in_words
from jurisdictions.assessments.log import breaks, head_of
from jurisdictions.assessments.models import CONTENT, Change, Impact
from portal.acts.refusals import Invalid
from portal.ledger.models import Event
from tests.factories.assessments import RATED
from tests.jurisdictions.assessments.test_section_pages import sent

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R78")]


FORGED = """
    INSERT INTO assessments_change
        (assessment_id, at, channel, act, db_user, kind, "row", op, why, previous, digest)
    SELECT assessment_id, now(), '', '', '', kind, "row", op, 'Forged.', '', '' FROM assessments_change
"""


def in_sql(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def last(found):
    return Change.objects.filter(assessment=found).latest("pk")


def test_an_act_says_who_through_which_door_from_what_to_what_and_why(desk):
    desk.write(reasons="The measures hold, we think.")
    edit(desk.author, desk.found, "decision", fields={"reasons": "They hold."}, why="A reader asked for it.")
    made = last(desk.found)
    assert (made.who, made.act, made.channel) == (desk.author, "assessment.edit", "command")
    assert (made.kind, made.row, made.op) == ("assessment", desk.found.pk, "update")
    assert made.before == {"reasons": "The measures hold, we think."}
    assert made.after == {"reasons": "They hold."}
    assert made.why == "A reader asked for it."
    assert Change.objects.get(digest=made.previous).after == {"reasons": "The measures hold, we think."}
    assert Event.objects.latest("pk").detail["log"] == made.digest == head_of(desk.found)
    assert breaks(desk.found) == []


def test_what_goes_past_every_act_is_logged_all_the_same(desk):
    found, impact = desk.found, desk.found.impacts.get()
    edit(desk.author, found, "decision", fields={"conditions": "Counsel reads."}, why="Asked for.")
    Impact.objects.filter(pk=impact.pk).update(rated_because="In the shell.")
    shell = last(found)
    in_sql("UPDATE assessments_impact SET rated_because = 'In SQL.' WHERE id = %s", impact.pk)
    raw = last(found)
    in_sql("DELETE FROM assessments_measure_impacts WHERE impact_id = %s", impact.pk)
    gone = last(found)
    assert [(one.who, one.act, one.channel, one.why) for one in (shell, raw, gone)] == [
        (None, "", "", "")
    ] * 3
    assert raw.db_user
    assert (raw.before, raw.after) == (
        {"rated_because": "In the shell."},
        {"rated_because": "In SQL."},
    )
    measure = found.measures.get()
    assert (gone.kind, gone.row, gone.op) == ("measure.impacts", measure.pk, "delete")
    assert (gone.before["impact_id"], gone.after) == (impact.pk, None)
    in_sql("UPDATE assessments_assessment SET lock_version = lock_version + 1 WHERE id = %s", found.pk)
    assert last(found) == gone
    assert breaks(found) == []


def test_every_table_of_the_content_logs_its_changes_and_is_never_emptied():
    tables = {model._meta.db_table for model in CONTENT} | {
        f"assessments_{name}"
        for name in (
            "assessment",
            "signature",
            "withdrawal",
            "assessment_governs",
            "assessment_services",
            "measure_impacts",
            "impact_provisions",
        )
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'logs_the_change'")
        assert tables <= {name for (name,) in cursor.fetchall()}
    for table in sorted(tables):
        with pytest.raises(DatabaseError, match=r"is not emptied|keeps every row"):
            in_sql(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessments_change SET why = 'Another reason.'",
        "DELETE FROM assessments_change",
        "TRUNCATE assessments_change",
        FORGED,
    ],
)
def test_the_log_itself_takes_no_hand(desk, statement):
    in_sql("SET CONSTRAINTS ALL IMMEDIATE")  # else PostgreSQL has a reason of its own to refuse a TRUNCATE
    with pytest.raises(
        DatabaseError, match=r"Cannot update or delete|keeps every row|written by changes alone"
    ):
        in_sql(statement)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE assessments_change SET after = '{}' WHERE id = %s", "does not follow"),
        ("DELETE FROM assessments_change WHERE id = %s", "does not follow"),
        ("DELETE FROM assessments_change WHERE id >= %s", "The ledger names"),
    ],
)
def test_whoever_switches_the_guards_off_is_found_out(desk, statement, said):
    found = desk.found
    rows = list(Change.objects.filter(assessment=found).order_by("pk"))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, [rows[len(rows) // 2].pk])
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert said in " ".join(breaks(found))


def test_no_name_of_a_consultee_is_in_the_log_and_an_untouched_one_is_not_logged(desk):
    row = desk.found.consultations.first()
    desk.change(row, advice="Wait a little.")
    assert last(desk.found).before == {"advice": "Wait."}
    desk.change(row, person="Somebody Else")
    changed = last(desk.found)
    assert set(changed.after) == {"person"}
    assert changed.after["person"].startswith("sha256:")
    withdraw(desk.author, row, of="all")
    assert last(desk.found).kind == "withdrawal"
    with pytest.raises(DatabaseError, match="Cannot update or delete"):
        in_sql("DELETE FROM assessments_withdrawal")
    whole = str(list(Change.objects.values_list("before", "after")))
    with connection.cursor() as cursor:
        cursor.execute("SELECT person FROM assessments_consultation WHERE person <> ''")
        stored = [sealed for (sealed,) in cursor.fetchall()]
    assert not [name for name in ("Nobody Real", "Somebody Else") if name in whole]
    assert stored
    assert not [sealed for sealed in stored if sealed in whole]


def test_taking_a_signature_away_needs_a_reason_that_the_log_shows(desk):
    found = submit(desk.author, desk.found)
    hash_of_it = found.content_hash
    sign(desk.author, found, role="author", verdict="sign", interests="None.", content_hash=hash_of_it)
    with pytest.raises(Invalid, match="Somebody signed"):
        desk.add(Impact, **RATED | {"statement": "Another."})
    client = Client()
    client.force_login(desk.author)
    page = reverse("assessments:section", args=[found.reference, "decision"])
    form = sent(client, page) | {"reasons": ["The measures hold; see the second one."]}
    refused = client.post(page, form)
    assert refused.status_code == 422
    html = refused.content.decode()
    assert "Somebody signed this content: say why you change it." in html
    assert "see the second one" in html
    assert client.post(page, form | {"why": ["Counsel asked for it."]}).status_code == 302
    log = client.get(reverse("assessments:changes", args=[found.reference]))
    said = log.content.decode()
    assert "Counsel asked for it." in said
    assert "; see the second one" in said
    assert "the chain holds" in said
    about = client.get(log.request["PATH_INFO"], {"about": f"impact:{found.impacts.get().pk}"})
    assert {one.change.kind for one in about.context["logged"]} == {"impact"}


def test_codes_and_moments_are_said_in_words():
    before = {"state": "signing", "signed_at": None}
    after = {"state": "signed", "signed_at": "2026-11-25T18:09:43.942218+00:00"}
    (logged,) = in_words([Change(kind="assessment", row=1, before=before, after=after)])
    assert [(field.label, [piece.text for piece in field.pieces]) for field in logged.fields] == [
        ("Signed", ["25 November 2026 18:09:43 UTC"]),
        ("State", ["Open for signatures", "Signed"]),
    ]
