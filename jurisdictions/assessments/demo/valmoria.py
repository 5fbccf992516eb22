"""A finished assessment on Valmoria, a country of this demo only, from its trigger to the fourth signature.

Law, bodies, experts, organisations and figures are made up with it. It shows how such a record reads when it
is done with care, and says nothing about a real State, a real firm or a real person.
"""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from jurisdictions.assessments.acts.open_assessment import open_assessment
from jurisdictions.assessments.acts.sign import sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.demo.filling import Filling
from jurisdictions.assessments.demo.story import load
from jurisdictions.assessments.models import Assessment
from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.models import Pause
from portal.access.permissions import Role
from portal.accounts.acts.grant_role import grant_role
from portal.accounts.models import User

# ISO 3166 leaves this code to its users, so no country will ever have it.
CODE = "QV"
NAME = "Valmoria (made up)"
STORY = Path(__file__).parent / "data" / "valmoria"
IN_FORCE = timedelta(days=230)
RATERS = ("counsel", "second")  # they assess there too, so that somebody else than the author rates


def load_valmoria(people: dict[str, User]) -> Assessment:
    """Open it, fill it, submit it and have it signed by four; the decision is to narrow the pause."""
    place = Jurisdiction.objects.get(code=CODE)
    begun = open_assessment(
        people["author"],
        place,
        title="Public Tranquillity and Electronic Evidence Act (a made-up law)",
        trigger="law_in_force",
        on=timezone.now().date() - IN_FORCE,
        description="A made-up law took effect.",
        governs=list(Pause.objects.not_lifted().filter(jurisdiction=place)),
    )
    for rater in RATERS:
        grant_role(None, Role.ASSESSOR, people[rater], place)
    filled = Filling(begun, people["author"], people, STORY).fill()
    return _signed(submit(people["author"], filled), people)


def _signed(found: Assessment, people: dict[str, User]) -> Assessment:
    for word in load(STORY / "signatures.yaml"):
        sign(people[word.pop("by")], found, content_hash=found.content_hash, **word)
    found.refresh_from_db()
    return found
