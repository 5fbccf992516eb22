"""The days on which a decision is looked at again or ends. No decision is for ever (RDR G4a.9)."""

from dataclasses import dataclass
from datetime import date, timedelta

from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import Choice

LONGEST = 365  # days, where a template says nothing


@dataclass(frozen=True)
class Days:
    """When it is looked at again, and when it ends; an end may be missing, a review never is."""

    review: date
    end: date | None

    @property
    def first(self) -> date:
        return min(self.review, self.end) if self.end else self.review


def days_of(found: Assessment) -> Days:
    """The days of a signed assessment.

    It is looked at again on its own day, or sooner: so many days after the signatures as the template gives
    the severest impact that is left. A pause that is kept ends as a decision after the template's days at
    the latest; the pause itself stays.
    """
    facts = Facts(found)
    signed = (found.signed_at or found.created_at).date()
    left = max((impact.residual_severity for impact in facts.in_play), default=1)
    by_risk = signed + timedelta(days=facts.asked.review_within(left) or LONGEST)
    review = min(found.next_review_on, by_risk) if found.next_review_on else by_risk
    if found.decision != Choice.KEEP:
        return Days(review, found.expires_on)
    longest = signed + timedelta(days=facts.asked.keep_days)
    return Days(review, min(found.expires_on, longest) if found.expires_on else longest)
