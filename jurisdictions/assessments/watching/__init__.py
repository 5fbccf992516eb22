"""What makes a signed assessment outdated, and how the next one carries it forward."""
