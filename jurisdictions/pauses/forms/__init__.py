"""The forms of pauses."""
