"""Second ratings of the story, each given by its rater through the act."""

from collections.abc import Iterable

from jurisdictions.assessments.acts.ask_rater import ask_rater, release_rater
from jurisdictions.assessments.acts.rate_second import rate_second
from jurisdictions.assessments.demo.story import Facts
from jurisdictions.assessments.models import Assessment, RatingAsked
from portal.accounts.models import User


def rate(by: User, found: Assessment, given: Iterable[Facts]) -> None:
    """Whoever rates blind is asked first, and released when the rest is not theirs; a dissent is unasked."""
    asked: dict[User, RatingAsked] = {}
    for facts in given:
        rater: User = facts.pop("rater")
        if not facts.pop("dissent", False) and rater not in asked:
            asked[rater] = ask_rater(by, found, rater)
        rate_second(rater, facts.pop("impact"), **facts)
    for one in RatingAsked.objects.filter(pk__in=[one.pk for one in asked.values()], ended_at=None):
        release_rater(by, one, reason="The others are not theirs to rate.")
