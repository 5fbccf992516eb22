"""The same protocol, closer: foreign keys, parts that move along, exceptions, the clock.

`python -m docs.model.closer [--trace]`; docs/pause-protocol.md says what it found.
"""
