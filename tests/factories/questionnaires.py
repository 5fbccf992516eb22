"""Templates for tests: every page there is, and exactly the rules that a test is about."""

from typing import Any

from jurisdictions.assessments import library
from jurisdictions.assessments.models import Assessment, Template

PAGES: list[dict[str, Any]] = [
    {
        "code": "trigger",
        "fields": ["title", "governs", "question", "limits", "out_of_scope"],
        "rows": ["trigger"],
    },
    {
        "code": "law",
        "fields": ["instrument", "test_sets", "incitement", "derogation", "conflict_of_law"],
        "rows": ["instrument", "provision", "legalfinding", "conclusion"],
    },
    {"code": "place", "rows": ["treatystatus", "indexreading", "bodyfinding", "ownfigure"]},
    {"code": "people", "rows": ["rightconsidered", "peopleaffected", "teammember"]},
    {"code": "impacts", "rows": ["impact", "secondrating"]},
    {"code": "measures", "rows": ["measure", "remedy"]},
    {
        "code": "consultations",
        "fields": ["why_no_rightsholder"],
        "rows": ["consultation", "advicepoint", "recommendation"],
    },
    {"code": "evidence", "rows": ["source", "citation", "machinedraft"]},
    {"code": "options", "fields": ["legal_exposure", "staff_plan"], "rows": ["option"]},
    {
        "code": "decision",
        "fields": [
            "decision",
            "reasons",
            "rejected_because",
            "undecided_because",
            "conditions",
            "reopened_when",
            "complicity",
            "expires_on",
            "next_review_on",
        ],
        "rows": ["exceptionrule", "perrequestcondition"],
    },
]
TEST_SETS = {
    "SMALL": {
        "title": "Two made-up tests",
        "version": "1",
        "criteria": {
            "S-1": {"name": "First", "question": "Is it clear?"},
            "S-2": {"name": "Second", "question": "Is it needed?"},
        },
    },
    "ONLY": {
        "title": "A made-up threshold",
        "version": "1",
        "only_when": "incitement",
        "criteria": {"O-1": {"name": "Context", "question": "What was going on?"}},
    },
}


def with_rules(found: Assessment, *rules: str, **body: Any) -> Assessment:
    """The assessment, asked by a template with every page and only these rules."""
    shared = library.newest("rapid").body
    content = shared | {
        "sections": [page | {"title": page["code"]} for page in PAGES],
        "fields": {},
        "rows": {},
    }
    content |= {"test_sets": TEST_SETS, "rules": list(rules)} | body
    version = Template.objects.filter(code="heightened").count() + 100
    made = Template.objects.create(
        code="heightened", version=version, title="Made up", body=content, digest="0" * 64
    )
    library._questionnaire.cache_clear()
    Assessment.objects.filter(pk=found.pk).update(template=made)
    return Assessment.objects.get(pk=found.pk)
