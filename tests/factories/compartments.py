"""An assessment that only some people know of."""

from jurisdictions.assessments.acts.compartments import admit, make_compartment
from jurisdictions.assessments.acts.restrict import restrict
from jurisdictions.assessments.models import Assessment, Compartment
from portal.accounts.models import User


def compartment(by: User, *people: User, name: str = "Source protection") -> Compartment:
    """A compartment with these people in it."""
    made = make_compartment(by, name=name, purpose="Who spoke to us stays among us.")
    for person in people:
        admit(by, made, person, reason="Works on it.")
    return made


def restricted(found: Assessment, *people: User) -> Compartment:
    """Put it into a compartment of its author and these people."""
    made = compartment(found.author, *people)
    restrict(found.author, found, made, reason="Named people would be at risk.")
    return made
