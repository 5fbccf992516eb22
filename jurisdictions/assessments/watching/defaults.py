"""What is watched unless somebody sets it otherwise: the template's defaults, else those of the house."""

from typing import Any

from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.watching.models import WatchKind

HOUSE: dict[str, dict[str, int]] = {
    WatchKind.LAW: {},
    WatchKind.CASE: {},
    WatchKind.ALERT: {},
    WatchKind.SPIKE: {"days": 28, "requests": 100, "times": 3},
    WatchKind.INDEX: {"drop": 3},
}
# Whatever the template says: no decision is for ever, and everybody can raise the alarm.
ALWAYS: tuple[str, ...] = (WatchKind.DATES, WatchKind.ALERT)


def defaults_of(found: Assessment) -> dict[str, dict[str, Any]]:
    """The kinds to be watched with their parameters, in the order of the kinds."""
    asked = questionnaire(found.template_id).body.get("watches", HOUSE)
    wanted = {**asked, **{kind: asked.get(kind, {}) for kind in ALWAYS}}
    return {kind: wanted[kind] for kind in WatchKind.values if kind in wanted}
