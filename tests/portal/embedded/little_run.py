"""What `make run` is made of, without the site: servers, and a program with a child of its own."""

import os
import signal

from portal.embedded import environment
from portal.embedded.run import start_servers, take_lock
from portal.embedded.supervisor import Program, Supervisor, say

if __name__ == "__main__":
    take_lock()
    supervisor = Supervisor()
    signal.signal(signal.SIGTERM, supervisor.request_stop)
    start_servers(supervisor)
    env = {**os.environ, "DATABASE_URL": environment.postgres().url(environment.DATABASE)}
    supervisor.start(
        Program("parent", ["sh", "-c", os.environ.get("PROGRAM", "sleep 301 & sleep 302")], env=env)
    )
    say("run", "everything is up")
    supervisor.run()
    supervisor.stop()
