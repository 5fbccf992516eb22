"""Servers and settings of the proof: import it before anything of Django."""

import os

import django

from tests.support.servers import start_servers

# Where a database with everything in it is there already, that one is used, and everything in it is lost.
READY = "PROOF_DATABASE_URL"

start_servers()
if READY in os.environ:
    os.environ["DATABASE_URL"] = os.environ[READY]
django.setup()
