"""A draft in a compartment: what could happen to people who work for the desk in the made-up country.

It shows who sees such an assessment and who does not; the people in it are not named, for nobody is meant.
"""

from django.utils import timezone

from jurisdictions.assessments.acts.compartments import admit, make_compartment
from jurisdictions.assessments.acts.open_assessment import open_assessment
from jurisdictions.assessments.acts.restrict import restrict
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import Track
from jurisdictions.models import Jurisdiction
from portal.accounts.models import User


def load_colleagues(people: dict[str, User], place: Jurisdiction) -> Assessment:
    """Begin it as the demo's assessor, in a compartment of two: assessor and human-rights reviewer."""
    author = people["author"]
    begun = open_assessment(
        author,
        place,
        title="Safety of two colleagues in Valmoria (made up)",
        trigger="expert",
        on=timezone.now().date(),
        description="A made-up lawyer warns that local staff could be made to answer for a held request.",
        track=Track.RAPID,
    )
    circle = make_compartment(
        author,
        name="Local staff, Valmoria",
        purpose="Where they live and whom they fear is known to those who must act on it, to nobody else.",
    )
    admit(author, circle, people["rights"], reason="Reviews what is written about the two.")
    restrict(author, begun, circle, reason="It tells who could be found, and how.")
    return begun
