"""An assessment begun on Hong Kong's National Security Law from public texts; nothing is decided.

Who assessed that law for a firm, and with what result, is not known: so it stays a draft, its findings are
open, and no consultation, impact or decision is in it.
"""

from datetime import date
from pathlib import Path

from jurisdictions.assessments.acts.open_assessment import open_assessment
from jurisdictions.assessments.demo.filling import Filling
from jurisdictions.assessments.models import Assessment
from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.models import Pause
from portal.accounts.models import User

FACTS = Path(__file__).parent / "data" / "hong_kong"


def load_hong_kong(people: dict[str, User]) -> Assessment:
    """Begin it as the demo's assessor; it governs the pauses on Hong Kong and holds no outcome."""
    hong_kong = Jurisdiction.objects.get(code="HK")
    begun = open_assessment(
        people["author"],
        hong_kong,
        title="National Security Law: what it does to requests",
        trigger="law_in_force",
        on=date(2020, 6, 30),
        description="The law was promulgated in Hong Kong on 30 June 2020 and took effect the same day.",
        governs=list(Pause.objects.not_lifted().filter(jurisdiction=hong_kong)),
    )
    return Filling(begun, people["author"], people, FACTS).fill()
