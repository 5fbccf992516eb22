"""Requests from a CSV file: read, checked line by line, and only then entered. See docs/import.md."""
