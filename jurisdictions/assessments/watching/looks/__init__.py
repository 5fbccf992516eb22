"""What the job looks for: each look asks for the state of things now and remembers nothing itself."""

from jurisdictions.assessments.watching.looks import (  # noqa: F401 -- each puts its look into the list
    case,
    dates,
    index,
    law,
    spike,
)
from jurisdictions.assessments.watching.looks.signal import LOOKS, Signal

__all__ = ["LOOKS", "Signal"]
