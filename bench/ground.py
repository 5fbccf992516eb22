"""Servers and settings of the bench: import it before anything of Django."""

import django

from tests.support.servers import start_servers

start_servers()
django.setup()
