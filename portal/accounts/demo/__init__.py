"""The demo: made-up people, the ways to be one of them, and the mail they get.

All of it answers only while `DEMO` is set.
"""
