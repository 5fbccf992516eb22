"""How a state looks."""

from jurisdictions.assessments.models.words import State

TAGS = {
    State.DRAFT: "new",
    State.SIGNING: "waiting",
    State.SIGNED: "complied",
    State.OUTDATED: "overdue",
    State.SUPERSEDED: "neutral",
}
