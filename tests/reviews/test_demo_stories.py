"""The demo tells one whole assessment, plainly made up, and begins one on a real law, inventing nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jurisdictions.assessments.canonical import content_of, hash_of
from jurisdictions.assessments.claims import uncited
from jurisdictions.assessments.demo import load_assessments
from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import CONTENT, Assessment, MachineDraft
from jurisdictions.assessments.models.words import ConsulteeClass, Head, State
from jurisdictions.assessments.quality import warnings
from jurisdictions.assessments.reading import readable
from jurisdictions.assessments.watching.looks.spike import FEW
from jurisdictions.demo import load_services
from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.models import Ending, Mandate, Pause
from portal.accounts.models import User
from reviews.demo.pauses import load_pauses
from reviews.demo.people import load_people
from reviews.demo.places import load_country, load_queues
from reviews.demo.requests import KINDS, ROUNDS

pytestmark = pytest.mark.django_db

MADE_UP = ("made up", "made-up", "invented", "this demo", "imaginary", "fictional", "this story", "this desk")


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The stories, loaded once and rolled back after the last test here."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        load_services()
        load_country()
        people = load_people()
        load_queues(people)
        load_pauses(people)
        load_assessments(people)
        open_to_all = Assessment.objects.filter(restrictions=None).select_related("jurisdiction")
        yield {found.jurisdiction.code: found for found in open_to_all}
        transaction.set_rollback(True)


@pytest.fixture
def whole(loaded):
    return loaded["QV"]


@pytest.fixture
def begun(loaded):
    return loaded["HK"]


class TestTheMadeUpOne:
    def test_it_is_signed_by_four_people_and_nothing_blocks_it(self, whole):
        assert whole.state == State.SIGNED
        assert whole.template.code == "full"
        assert blockers(whole) == []
        assert hash_of(content_of(whole)) == whole.content_hash
        signed = list(whole.signatures.all())
        assert {one.content_hash for one in signed} == {whole.content_hash}
        assert len({one.role for one in signed}) == len({one.person_id for one in signed}) == 4
        assert {one.verdict for one in signed} == {"sign", "reservation"}

    def test_the_decision_gives_a_mandate_for_its_own_pause_and_no_other(self, whole):
        mandate = Mandate.objects.get()
        assert list(whole.governs.all()) == [mandate.pause]
        assert mandate.action == Ending.NARROW
        assert mandate.pause.jurisdiction == whole.jurisdiction
        assert mandate.expires_at > timezone.now()

    def test_every_kind_of_row_is_in_it(self, whole):
        """What a machine drafted is the exception: people wrote this one."""
        empty = [model for model in CONTENT if not model._default_manager.filter(assessment=whole).exists()]
        assert empty == [MachineDraft]

    @pytest.mark.requirement("R12", "R13", "R14", "R16")
    def test_the_matrix_has_no_blank_and_every_head_a_conclusion(self, whole):
        asked = questionnaire(whole.template_id)
        criteria = {code for chosen in whole.test_sets for code in asked.test_sets[chosen]["criteria"]}
        answered = {(row.provision_id, row.criterion, row.basis) for row in whole.findings.all()}
        relied_on = [row.pk for row in whole.provisions.filter(relied_on=True)]
        assert len(criteria) == 18
        assert answered == {
            (pk, code, basis) for pk in relied_on for code in criteria for basis in ("text", "practice")
        }
        assert {row.head for row in whole.conclusions.all()} == set(Head.values)

    @pytest.mark.requirement("R25")
    def test_no_claim_stands_without_a_source(self, whole):
        assert uncited(Facts(whole)) == []

    @pytest.mark.requirement("R29", "R31")
    def test_every_right_and_every_group_is_taken_or_dismissed_with_a_reason(self, whole):
        asked = questionnaire(whole.template_id)
        assert {row.right for row in whole.rights.all() if row.reason} == set(asked.rights)
        assert {row.group for row in whole.people.all() if row.why} == set(asked.groups)

    @pytest.mark.requirement("R35", "R39", "R47")
    def test_impacts_are_actual_and_potential_and_good_ones_stand_apart(self, whole):
        adverse = whole.impacts.filter(polarity="adverse")
        assert adverse.filter(status="actual").exists()
        assert adverse.filter(status="potential").count() >= 6
        assert whole.impacts.filter(polarity="positive").exists()
        assert adverse.filter(option__choice="refuse").count() >= 2

    @pytest.mark.requirement("R57", "R58", "R60")
    def test_each_talk_has_its_own_consents_and_each_point_its_answer(self, whole):
        talks = list(whole.consultations.all())
        assert set(ConsulteeClass.values) - {row.consultee_class for row in talks} == {"peer"}
        assert len({(row.may_record, row.may_name, row.may_quote, row.may_publish) for row in talks}) >= 4
        assert all(row.points.exists() for row in talks)
        assert whole.advice.filter(dissent_to_publish=True).exists()
        assert {row.response for row in whole.advice.all()} >= {"accepted", "partly", "rejected"}

    def test_what_looks_weak_is_only_what_is_honestly_open(self, whole):
        """Two raters disagree, papers of our own have no address, a secret directive was never gazetted."""
        weak = {one.section for one in warnings(whole)}
        assert "second_rating" in weak
        assert weak <= {"law", "second_rating", "evidence"}

    def test_it_ends_and_is_looked_at_again(self, whole):
        today = timezone.now().date()
        assert today < whole.next_review_on <= today + timedelta(days=90)
        assert whole.next_review_on < whole.expires_on <= today + timedelta(days=180)

    def test_its_own_requests_are_no_rise_that_would_outdate_it(self):
        assert 0 < sum(kind[0] == "va" for kind in KINDS) * ROUNDS < FEW

    def test_nobody_can_take_it_for_a_real_country(self, whole):
        place = whole.jurisdiction
        texts = [place.name, place.official_name, whole.title]
        texts += [row.publisher for row in whole.sources.all()]
        texts += [row.organisation for row in whole.consultations.exclude(organisation="none")]
        texts += [row.body for row in whole.body_findings.all()]
        texts += [row.name for row in whole.team.exclude(name="")]
        named = "harbourline", "our own", "as this story", "of valmoria", "example", "placeholder", "pretend"
        assert [text for text in texts if not any(word in text.lower() for word in MADE_UP + named)] == []
        assert not any("example" not in row.url for row in whole.sources.exclude(url=""))


class TestTheOneOnHongKong:
    def test_it_is_a_draft_without_any_outcome(self, begun):
        assert begun.state == State.DRAFT
        assert begun.decision == ""
        assert begun.reasons == ""
        for rows in (
            "impacts",
            "consultations",
            "measures",
            "conclusions",
            "findings",
            "own_figures",
            "signatures",
        ):
            assert not getattr(begun, rows).exists(), rows
        assert {row.on_paper for row in begun.provisions.all()} == {"cannot_tell"}
        assert {row.in_practice for row in begun.provisions.all()} == {"cannot_tell"}
        assert not Mandate.objects.filter(pause__jurisdiction=begun.jurisdiction).exists()

    @pytest.mark.requirement("R08", "R09")
    def test_it_takes_the_law_and_its_rules_apart(self, begun):
        cited = {row.citation.split(" (")[0] for row in begun.instruments.all()}
        assert cited == {"L.N. 136 of 2020", "L.N. 139 of 2020", "Ord. No. 6 of 2024"}
        numbers = {row.number for row in begun.provisions.all()}
        assert numbers >= {"Article 29", "Article 38", "Article 43", "Article 63", "Schedule 4"}

    @pytest.mark.requirement("R19")
    def test_the_covenant_applies_there_though_china_has_only_signed_it(self, begun):
        covenant = begun.treaties.get(treaty="ICCPR")
        assert covenant.standing == "extended"
        assert "only signed" in covenant.reservations

    @pytest.mark.requirement("R20")
    def test_an_index_is_read_for_the_place_itself_with_its_edition(self, begun):
        assert [(row.edition, row.value[:2]) for row in begun.index_readings.all()] == [
            ("2019", "59"),
            ("2025", "40"),
        ]

    def test_it_governs_every_pause_on_hong_kong(self, begun):
        on = Pause.objects.filter(jurisdiction=Jurisdiction.objects.get(code="HK"))
        assert set(begun.governs.all()) == set(on)
        assert on.count() > 3


def test_the_demo_s_people_are_the_only_ones_who_act(loaded):
    assert not User.objects.filter(is_demo=False).exists()


def test_one_draft_is_for_the_people_in_its_compartment_alone(loaded):
    kept = Assessment.objects.get(restrictions__isnull=False)
    readers = {person.name for person in User.objects.all() if readable(person).filter(pk=kept.pk).exists()}
    assert readers == {"Asha Assess", "Hana Rights"}
