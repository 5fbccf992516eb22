"""A program whose child ends with it, as a Celery worker's children do."""

import os
import signal

from portal.embedded.spawn import die_with_parent

if __name__ == "__main__":
    if os.fork() == 0:
        die_with_parent()
    signal.pause()
