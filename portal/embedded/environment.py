"""What `make run` sets for its processes; whatever is set already is left as it is."""

import base64
import os
import secrets
import socket
import sys
from collections.abc import Callable
from pathlib import Path

from portal.embedded.postgres import Postgres
from portal.embedded.redis import Redis

ROOT = Path(__file__).resolve().parents[2]
DATABASE = "abeyance"
FIRST_MAIL_PORT = 1025
LAST_PORT = 65535


def var_dir() -> Path:
    """Where this checkout keeps its data."""
    return Path(os.environ.get("VAR_DIR", ROOT / ".var")).resolve()


def postgres() -> Postgres:
    """The embedded cluster of this checkout."""
    return Postgres(var_dir() / "postgres", {"log_checkpoints": "off"})


def redis() -> Redis:
    """The embedded Redis of this checkout."""
    return Redis(var_dir() / "redis")


def demo_environment() -> dict[str, str]:
    """The environment of the demo: embedded servers unless others are named, and a secret of its own."""
    port = os.environ.get("PORT") or _remembered("port", "8000")
    mail_port = os.environ.get("EMAIL_PORT") or _remembered("mail_port", str(FIRST_MAIL_PORT))
    return {
        "DEMO": "1",
        "VAR_DIR": str(var_dir()),
        "SECRET_KEY": _kept_secret("secret_key", lambda: secrets.token_urlsafe(64)),
        "FIELD_KEYS": _kept_secret("field_keys", _field_key),
        "DATABASE_URL": postgres().url(DATABASE),
        "REDIS_URL": redis().url,
        "BASE_URL": f"http://localhost:{port}",
        "EMAIL_PORT": mail_port,
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "PYTHONUNBUFFERED": "1",
        "LOG_LEVEL": "WARNING",  # the jobs of every few seconds would push the links off the terminal
        **os.environ,
        "PORT": port,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]),
    }


def choose_ports() -> None:
    """Decide where pages and mail are served and remember it for commands in other terminals.

    Refuses a port for pages that is taken; mail takes the next free one.
    """
    port = os.environ.get("PORT") or "8000"
    if not port.isdecimal() or not 0 < int(port) <= LAST_PORT:
        raise SystemExit(f"PORT must be a number from 1 to {LAST_PORT}, not {port!r}.")
    if not _free(int(port)):
        raise SystemExit(f"Port {port} is taken. Choose another: PORT={int(port) + 1} make run")
    mail_port = next(number for number in range(FIRST_MAIL_PORT, LAST_PORT) if _free(number))
    var_dir().mkdir(mode=0o711, parents=True, exist_ok=True)
    (var_dir() / "port").write_text(port)
    (var_dir() / "mail_port").write_text(os.environ.get("EMAIL_PORT") or str(mail_port))


def _remembered(name: str, otherwise: str) -> str:
    path = var_dir() / name
    return path.read_text().strip() if path.exists() else otherwise


def _kept_secret(name: str, make: Callable[[], str]) -> str:
    path = var_dir() / name
    if not path.exists():
        var_dir().mkdir(mode=0o711, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(make())
    return path.read_text()


def _field_key() -> str:
    return "demo:" + base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((os.environ.get("HOST", "127.0.0.1"), port))
        except OSError:
            return False
    return True
