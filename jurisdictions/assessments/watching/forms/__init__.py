"""Forms of watches, alarms and signals."""

from jurisdictions.assessments.watching.forms.signals import AlertForm, CaseForm, IndexForm, MeasureForm
from jurisdictions.assessments.watching.forms.watch import StopForm, WatchForm

__all__ = ["AlertForm", "CaseForm", "IndexForm", "MeasureForm", "StopForm", "WatchForm"]
