"""The protocol of the pause, small enough to try every order of its statements: `make model`.

docs/pause-protocol.md says what is modelled and what was found.
"""
