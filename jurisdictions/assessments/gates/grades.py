"""Which Admiralty grades carry a conclusion."""

from jurisdictions.assessments.models.words import Credibility, Reliability

GOOD_RELIABILITY = frozenset({Reliability.A, Reliability.B, Reliability.C})
GOOD_CREDIBILITY = frozenset({Credibility.CONFIRMED, Credibility.PROBABLE, Credibility.POSSIBLE})
