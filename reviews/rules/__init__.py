"""What a request must be like to be taken in: pure functions, one concern a file, no database."""
