"""What every test may use: a real PostgreSQL, Redis, mail server, worker and browser.

The servers start while this file is read, for Django reads its settings once and test modules import models.
"""

import os
import sys

from tests.support.servers import point_at_nothing, start_servers

# pytest-xdist's controller only hands tests out to its workers: it needs no servers.
given = " ".join(sys.argv).replace("=", "").replace("--numprocesses", "-n").replace("-n ", "-n")
hands_out = any(word.startswith("-n") and word != "-n0" for word in given.split())
if hands_out and "PYTEST_XDIST_WORKER" not in os.environ:
    point_at_nothing()
else:
    start_servers()

import django  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

django.setup()
# How long an example takes says how busy the machine is, and nothing about the product.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
if hands_out and "PYTEST_XDIST_WORKER" not in os.environ:
    # Workers inherit this environment; with the settings named in it, pytest-django would read them there
    # before this file has started the worker's own servers.
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)

pytest_plugins = [
    "tests.support.database",
    "tests.support.scenes",
    "tests.support.mail",
    "tests.support.worker",
    "tests.support.browser",
]
