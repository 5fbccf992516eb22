"""The demo's assessments: one begun on a real law, one finished on a country that does not exist."""

from jurisdictions.assessments.demo.hong_kong import load_hong_kong
from jurisdictions.assessments.demo.valmoria import load_valmoria
from portal.accounts.models import User

__all__ = ["load_assessments"]


def load_assessments(people: dict[str, User]) -> None:
    """Load both, by the demo's people."""
    load_hong_kong(people)
    load_valmoria(people)
