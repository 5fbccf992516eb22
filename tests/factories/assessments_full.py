"""An assessment on the full track that answers everything the full template asks, all of it made up."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone

from jurisdictions.assessments.acts.ask_rater import ask_rater, release_rater
from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.open_assessment import open_assessment
from jurisdictions.assessments.acts.rate_second import rate_second
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import (
    AdvicePoint,
    Assessment,
    BodyFinding,
    Citation,
    Conclusion,
    Consultation,
    ExceptionRule,
    Impact,
    IndexReading,
    Instrument,
    LegalFinding,
    Measure,
    Option,
    OwnFigure,
    PeopleAffected,
    PerRequestCondition,
    Provision,
    QuestionAnswer,
    RatingAsked,
    Recommendation,
    Remedy,
    RightConsidered,
    Source,
    TeamMember,
    TreatyStatus,
)
from jurisdictions.assessments.models.words import Head
from jurisdictions.pauses.models import Pause
from portal.access.permissions import Role
from portal.accounts.models import User
from tests.factories import full_facts as facts
from tests.factories.people import person, with_role
from tests.factories.places import service

TESTED = "ICCPR-GC"
ENGAGED = {"ICCPR-9", "ICCPR-14", "ICCPR-17", "ICCPR-19"}


def complete_full(
    pause: Pause, author: User, decision: str = "lift", *, track: str = "full", verified: bool = True
) -> Assessment:
    """Everything the template asks is answered, through acts, unless the measure is not verified."""
    found = open_assessment(
        author,
        pause.jurisdiction,
        title="A made-up law, assessed in full",
        track=track,
        trigger="law_in_force",
        on=date(2026, 1, 5),
        description="A made-up law took effect.",
        governs=[pause],
    )
    sources(found, author)
    law(found, author)
    people(found, author)
    options(found, author, decision)
    impacts(found, author, verified=verified)
    consultations(found, author)
    return decided(found, author, decision)


def add(found: Assessment, by: User, model: type[Model], rows: Sequence[dict[str, Any]]) -> list[Any]:
    """Add rows of one kind through the act, and return all there are."""
    edit(by, found, "", rows=[Row(model, row) for row in rows])
    return list(model._default_manager.filter(assessment=found).order_by("pk"))


def cite(found: Assessment, by: User, *claims: str) -> None:
    """Cite the better source for each claim."""
    source = found.sources.order_by("pk").first()
    cited = {"source": source, "locator": "paragraph 3", "stance": "supports"}
    add(found, by, Citation, [cited | {"about": claim} for claim in claims])


def sources(found: Assessment, by: User) -> None:
    """Scope, team, sources; the trigger is cited too."""
    made = add(found, by, Source, [facts.SOURCE, facts.SOURCE | {"title": "Report of an invented body"}])
    trigger = found.triggers.get()
    edit(by, found, "trigger", fields=facts.SCOPE, rows=[Row(type(trigger), {"source": made[0]}, trigger.pk)])
    edit(by, found, "scope", joined={"services": [service()]})
    outside = facts.MEMBER | {"person": None, "name": "Made-up Counsel", "local_expertise": True}
    add(found, by, TeamMember, [facts.MEMBER | {"person": by}, outside])


def law(found: Assessment, by: User) -> None:
    """Two provisions, each criterion of one test set for both, as written and as applied; all heads."""
    source = found.sources.order_by("pk").first()
    edit(by, found, "law", fields=facts.LAW_STANDING | {"test_sets": [TESTED]})
    instrument = add(found, by, Instrument, [facts.INSTRUMENT | {"source": source}])[0]
    provisions = [facts.PROVISION | {"instrument": instrument, "number": number} for number in ("1", "2")]
    criteria = questionnaire(found.template_id).test_sets[TESTED]["criteria"]
    findings = [
        facts.FINDING | {"provision": provision, "criterion": criterion, "basis": basis}
        for provision in add(found, by, Provision, provisions)
        for criterion in criteria
        for basis in ("text", "practice")
    ]
    made = add(found, by, LegalFinding, findings)
    heads = add(found, by, Conclusion, [facts.CONCLUSION | {"head": head} for head in Head.values])
    claims = [f"legalfinding:{row.pk}" for row in made] + [f"conclusion:{row.pk}" for row in heads]
    cite(found, by, *claims)
    add(found, by, TreatyStatus, [facts.TREATY])
    add(found, by, IndexReading, [facts.INDEX])
    add(found, by, BodyFinding, [facts.BODY])
    add(found, by, OwnFigure, [facts.FIGURE])


def people(found: Assessment, by: User) -> None:
    """Every right and every group of the template."""
    asked = questionnaire(found.template_id)
    rights = [
        {
            "right": right,
            "status": "engaged" if right in ENGAGED else "not_engaged",
            "reason": "Disclosure leads there." if right in ENGAGED else "No disclosure at issue touches it.",
        }
        for right in asked.rights
    ]
    add(found, by, RightConsidered, rights)
    add(found, by, PeopleAffected, [facts.PEOPLE | {"group": group} for group in asked.groups])
    answers = [{"question": code, "answer": "A made-up answer."} for code in asked.questions]
    add(found, by, QuestionAnswer, answers)


def options(found: Assessment, by: User, decision: str) -> None:
    """Keeping, refusing, lifting, and what is decided."""
    there = {row.choice: row.pk for row in found.options.all()}
    choices = dict.fromkeys(["keep", "refuse", "lift", decision])
    rows = [Row(Option, facts.OPTION | {"choice": choice}, there.get(choice)) for choice in choices]
    edit(by, found, "options", rows=rows)


def impacts(found: Assessment, by: User, *, verified: bool) -> None:
    """A severe one, one under refusal, one that is good; a second rating; a measure; remedy."""
    refusing = found.options.get(choice="refuse")
    common = facts.IMPACT | {"provisions": list(found.provisions.all())}
    under = common | {"statement": "A victim waits for help.", "groups": ["victims"], "option": refusing}
    good = common | {"statement": "Users trust us more.", "polarity": "positive"}
    made = add(found, by, Impact, [common, under, good])
    owner, other = person(), person()
    rated_twice(found, by, made[:2])
    status = {"status": "verified", "verified_by": other, "verified_on": date(2026, 2, 1)}
    measure = facts.MEASURE | {"impacts": made[:2], "owner": owner}
    add(found, by, Measure, [measure | (status if verified else {"status": "running"})])
    add(found, by, Remedy, [facts.REMEDY])
    cite(found, by, *(f"impact:{row.pk}" for row in made))


def rated_twice(found: Assessment, by: User, made: Sequence[Impact]) -> None:
    """Somebody else rates, without having seen the first ratings."""
    second = with_role(Role.ASSESSOR, found.jurisdiction)
    asked = ask_rater(by, found, second)
    for row in made:
        rate_second(second, row, **facts.SECOND)
    if not RatingAsked.objects.filter(pk=asked.pk, ended_at__isnull=False).exists():
        release_rater(by, asked, reason="The third one is good.")


def consultations(found: Assessment, by: User) -> None:
    """Three experts of three organisations, two of the region, a proxy of those affected, our own counsel."""
    rows = [
        facts.CONSULTATION | {"organisation": organisation, "consultee_class": kind, "from_region": regional}
        for organisation, kind, regional in (
            ("Institute of Examples", "independent_expert", True),
            ("Centre for Samples", "independent_expert", True),
            ("Academy of the Invented", "independent_expert", False),
            ("Union of Examples", "proxy", True),
            ("Our legal department", "own_counsel", False),
        )
    ]
    made = add(found, by, Consultation, rows)
    add(found, by, AdvicePoint, [facts.ADVICE | {"consultation": row} for row in made])
    add(found, by, Recommendation, [facts.RECOMMENDATION])


def decided(found: Assessment, by: User, decision: str) -> Assessment:
    """The decision with everything that any of them asks for."""
    today = timezone.now().date()
    days = {
        "effective_from": today,
        "expires_on": today + timedelta(days=60),
        "next_review_on": today + timedelta(days=30),
    }
    add(found, by, ExceptionRule, [facts.EXCEPTION])
    covers = ("judicial_oversight", "remedy")
    add(found, by, PerRequestCondition, [facts.CONDITION | {"covers": what} for what in covers])
    cite(found, by, "assessment:reasons")
    return edit(by, found, "decision", fields=facts.DECISION | days | {"decision": decision})
