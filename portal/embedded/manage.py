"""Django's command line with the environment of `make run`, for a second terminal."""

import os
import sys

from portal.embedded.environment import demo_environment

if __name__ == "__main__":
    os.environ.update(demo_environment())
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
