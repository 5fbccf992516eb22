"""What an assessment shows outside: editions for readers, with what was left out and why."""
