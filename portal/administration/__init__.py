"""The administration: set-up of the desk by people who read none of its requests."""
