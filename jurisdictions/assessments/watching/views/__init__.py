"""The pages of watches and signals."""

from jurisdictions.assessments.watching.views.alarm import alarm
from jurisdictions.assessments.watching.views.carry import carried, carry
from jurisdictions.assessments.watching.views.measure import measure
from jurisdictions.assessments.watching.views.signals import case, index, signals
from jurisdictions.assessments.watching.views.watches import watches

__all__ = ["alarm", "carried", "carry", "case", "index", "measure", "signals", "watches"]
