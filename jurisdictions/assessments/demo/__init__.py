"""The demo's assessments: one begun on a real law, two on a country that does not exist.

Of those one is finished, the other is for the few people in its compartment.
"""

from jurisdictions.assessments.demo.colleagues import load_colleagues
from jurisdictions.assessments.demo.hong_kong import load_hong_kong
from jurisdictions.assessments.demo.valmoria import CODE, load_valmoria
from jurisdictions.models import Jurisdiction
from portal.accounts.models import User

__all__ = ["load_assessments"]


def load_assessments(people: dict[str, User]) -> None:
    """Load them, by the demo's people; the finished one is the newest."""
    load_hong_kong(people)
    load_colleagues(people, Jurisdiction.objects.get(code=CODE))
    load_valmoria(people)
