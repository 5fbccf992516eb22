"""Assessments that are complete, and the four people who sign them."""

from datetime import date, timedelta
from typing import Any

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.open_assessment import open_assessment
from jurisdictions.assessments.acts.sign import sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.models import Assessment, Consultation, Impact, Measure, Option
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.pauses.acts.answer import confirm
from jurisdictions.pauses.acts.ask_to_end import ask_to_lift
from jurisdictions.pauses.models import Mandate, Pause
from portal.access.permissions import Role
from portal.accounts.models import User
from tests.factories.people import person, with_role

ROLES = {
    SignerRole.AUTHOR: Role.AUTHOR,
    SignerRole.RIGHTS: Role.RIGHTS_REVIEWER,
    SignerRole.LEGAL: Role.LEGAL_REVIEWER,
    SignerRole.EXECUTIVE: Role.EXECUTIVE,
}

RATED = {
    "rights": ["ICCPR-9"],
    "groups": ["users"],
    "status": "potential",
    "involvement": "contribute",
    "rated_because": "Prosecutions were reported.",
    "likelihood": 2,
    "scale": 5,
    "scope": 1,
    "irremediability": 1,
    "residual_scale": 2,
    "residual_scope": 1,
    "residual_irremediability": 1,
}


def signers(jurisdiction: Any) -> dict[SignerRole, User]:
    """Four people, one for each role."""
    return {role: with_role(held, jurisdiction) for role, held in ROLES.items()}


def consultation(**facts: Any) -> dict[str, Any]:
    return {
        "on": date(2026, 3, 1),
        "consultee_class": "independent_expert",
        "person": "Nobody Real",
        "organisation": "Institute of Examples",
        "questions": "What follows from the law?",
        "advice": "Wait.",
        "response": "accepted",
        "response_reason": "It is sound.",
        "may_record": True,
        "may_name": True,
    } | facts


def impact_rows(found: Assessment, by: User, **facts: Any) -> Impact:
    """Add one impact through the act, and return it."""
    edit(by, found, "impacts", rows=[Row(Impact, {"statement": "A user is arrested.", **RATED, **facts})])
    return found.impacts.latest("pk")


def complete(pause: Pause, author: User, decision: str = "lift", *, verified: bool = True) -> Assessment:
    """An assessment that nothing blocks, unless the measure is not verified."""
    found = open_assessment(
        author,
        pause.jurisdiction,
        title="A made-up law",
        track="rapid",
        trigger="expert",
        on=date(2026, 1, 5),
        description="An expert wrote.",
        governs=[pause],
    )
    edit(author, found, "trigger", fields={"question": "May we disclose?"})
    impact = impact_rows(found, author)
    status = {"status": "verified", "verified_by": person()} if verified else {"status": "running"}
    measure = {"impacts": [impact], "kind": "reduce", "text": "A second lawyer reads.", "owner": author}
    rows = [
        Row(Measure, {**measure, "due": date(2026, 12, 1), **status}),
        Row(Consultation, consultation(from_region=True)),
        Row(Consultation, consultation(organisation="Centre for Samples", person="Somebody Invented")),
        Row(Consultation, consultation(consultee_class="proxy", organisation="Union of Examples")),
    ]
    if decision not in {"keep", "refuse"}:
        rows.append(Row(Option, {"choice": decision, "for_people": "Users may be exposed."}))
    decided: dict[str, Any] = {
        "decision": decision,
        "reasons": "The measures hold.",
        "rejected_because": "They harm more.",
    }
    if decision == "keep":
        decided["expires_on"] = date.today() + timedelta(days=90)  # noqa: DTZ011
    return edit(author, found, "decision", fields=decided, rows=rows)


def signed_to_lift(pause: Pause) -> Mandate:
    """The mandate of a really signed assessment for this pause."""
    return signed_to(pause, "lift")


def signed_to(pause: Pause, decision: str) -> Mandate:
    """The mandate of a really signed assessment that decides so."""
    people = signers(pause.jurisdiction)
    found = submit(people[SignerRole.AUTHOR], complete(pause, people[SignerRole.AUTHOR], decision))
    for role, who in people.items():
        sign(who, found, role=role, verdict="sign", content_hash=found.content_hash, interests="None.")
    return Mandate.objects.get(pause=pause)


def lift(officer: User, pause: Pause, **plan: Any) -> Pause:
    """Two people lift a pause: a colleague proposes it, this officer confirms."""
    colleague = with_role(Role.PAUSE_OFFICER, pause.jurisdiction)
    return confirm(officer, ask_to_lift(colleague, pause, **plan))
