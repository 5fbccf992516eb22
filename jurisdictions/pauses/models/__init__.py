"""The pause, the words it is made of, and what ends it."""

from jurisdictions.pauses.models.ending import Mandate, Proposal
from jurisdictions.pauses.models.pause import Pause
from jurisdictions.pauses.models.words import Ending, ExceptionKind, Handling, Nexus, Stage

__all__ = ["Ending", "ExceptionKind", "Handling", "Mandate", "Nexus", "Pause", "Proposal", "Stage"]
