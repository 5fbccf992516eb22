"""The Procfile: one line a process, `name: command`, run by the shell."""

from pathlib import Path


def read_procfile(path: Path) -> dict[str, list[str]]:
    """The command of each process by its name. `exec` puts the program in the shell's place."""
    commands = {}
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, command = line.partition(":")
        if not colon or not command.strip():
            raise ValueError(f"{path.name} line {number}: expected `name: command`, found {line!r}")
        commands[name.strip()] = ["sh", "-c", f"exec {command.strip()}"]
    return commands
