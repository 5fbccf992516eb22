"""The protocol between disclosers and pauses, small enough to try all of it: `make model`."""
