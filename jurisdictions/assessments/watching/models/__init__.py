"""Watches, signals, and the descent of what was carried forward."""

from jurisdictions.assessments.watching.models.carried import Carried, LookedAgain
from jurisdictions.assessments.watching.models.signals import (
    Alert,
    EnforcementCase,
    IndexObservation,
    MeasureReport,
)
from jurisdictions.assessments.watching.models.watch import Watch, WatchHit
from jurisdictions.assessments.watching.models.words import TRIGGERS, Better, Outcome, WatchKind

__all__ = [
    "TRIGGERS",
    "Alert",
    "Better",
    "Carried",
    "EnforcementCase",
    "IndexObservation",
    "LookedAgain",
    "MeasureReport",
    "Outcome",
    "Watch",
    "WatchHit",
    "WatchKind",
]
