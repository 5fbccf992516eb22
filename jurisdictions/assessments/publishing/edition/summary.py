"""A summary: question, method, salient issues, consultees, dissent, decision, measures, limits (R83)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.publishing.edition import people
from jurisdictions.assessments.publishing.edition.neutral import Neutral
from jurisdictions.assessments.publishing.edition.pieces import Chapter, Entry, Group, Part

QUESTION = ("question", "kind", "track_reason", "authorities", "period_from", "period_to")
METHOD = (
    "method", "research_from", "research_to", "data_cutoff", "commissioned_by", "funded_by",
    "editorial_control", "test_sets",
)  # fmt: skip
DECISION = (
    "decision", "reasons", "rejected_because", "undecided_because", "conditions", "exceptions",
    "lifted_when", "refused_when", "reopened_when", "effective_from", "expires_on", "next_review_on",
    "executive_consideration", "assurance",
)  # fmt: skip
LIMITS = ("limits", "out_of_scope")
ISSUE = (
    "statement", "rights", "groups", "status", "option", "scale", "scope", "irremediability", "severity",
    "likelihood", "rated_because", "involvement", "residual_severity",
)  # fmt: skip
MEASURE = ("text", "kind", "impacts", "status", "due", "target")
CONCLUSION = ("head", "answer", "reasoning")
TRIGGER = ("kind", "on", "description")


def summary(record: Neutral) -> list[Chapter]:
    """The chapters of a summary, in the order of R83."""
    chapters = [
        Chapter(
            "question", _("What was asked"), _own(record, QUESTION), (_rows(record, "trigger", TRIGGER),)
        ),
        Chapter("method", _("How it was assessed"), _own(record, METHOD)),
        Chapter("law", _("The law"), parts=(_rows(record, "conclusion", CONCLUSION),)),
        Chapter("issues", _("The most salient issues"), parts=(_rows(record, "impact", ISSUE),)),
        people.consultees(record, fully=False),
        people.dissent(record),
        Chapter("decision", _("What was decided"), _own(record, DECISION)),
        Chapter("measures", _("What is done about it"), parts=(_rows(record, "measure", MEASURE),)),
        Chapter("limits", _("Limits and uncertainty"), _own(record, LIMITS)),
    ]
    return [one for one in chapters if one and (one.entries or one.note or any(p.groups for p in one.parts))]


def _own(record: Neutral, names: tuple[str, ...]) -> tuple[Entry, ...]:
    found = (record.item(f"assessment:{name}") for name in names)
    return tuple(entry for entry in found if entry)


def _rows(record: Neutral, kind: str, names: tuple[str, ...]) -> Part:
    return Part("", tuple(_groups(record, kind, names)))


def _groups(record: Neutral, kind: str, names: tuple[str, ...]) -> Iterator[Group]:
    for pk, title, found in record.rows(kind):
        yield Group(f"{kind}:{pk}", title, _some(found, names), record.kind_is_foreign(kind))


def _some(found: dict[str, Entry], names: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(found[name] for name in names if name in found)
