"""How a state looks."""

from jurisdictions.assessments.publishing.words import Making, State

TAGS = {
    State.DRAFT: "new",
    State.READING: "waiting",
    State.APPROVED: "partly",
    State.PUBLISHED: "complied",
    State.RETRACTED: "refused",
}
FILE_TAGS = {
    Making.QUEUED: "new",
    Making.RUNNING: "review",
    Making.READY: "complied",
    Making.STALE: "neutral",
    Making.FAILED: "overdue",
}
