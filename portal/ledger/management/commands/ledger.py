"""Seal, export and verify the ledger."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.ledger import export, rows
from portal.ledger.seal import seal_all
from portal.ledger.verify import problems

MOST_SHOWN = 100


class Command(BaseCommand):
    help = "Seal what waits, export the ledger, or verify it (status 1 when anything was tampered with)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("seal", help="close all waiting events under seals")
        into = actions.add_parser("export", help="write the whole ledger to a file of JSON lines")
        into.add_argument("file", type=Path)
        verify = actions.add_parser("verify", help="recompute every digest, root and link")
        verify.add_argument("--file", type=Path, help="an exported file instead of the database")
        verify.add_argument("--expect", help="digest of a seal noted earlier, which must still be there")

    def handle(self, *_args: Any, action: str, **options: Any) -> None:
        if action == "seal":
            self.stdout.write(f"{seal_all()} seals made.")
        elif action == "export":
            self._export(options["file"])
        else:
            self._verify(options["file"], options["expect"])

    def _export(self, path: Path) -> None:
        with path.open("w", encoding="utf-8") as file:
            self.stdout.write(f"{export.write(file)} events written to {path}.")

    def _verify(self, path: Path | None, expect: str | None) -> None:
        found = 0
        try:
            for found, problem in enumerate(self._problems(path, expect), 1):
                if found <= MOST_SHOWN:
                    self.stdout.write(problem)
        except (export.Unreadable, OSError) as error:
            raise CommandError(f"The ledger cannot be verified. {error}") from error
        if found:
            raise CommandError(f"The ledger does not hold: {found} findings.")
        self.stdout.write("The ledger is whole: every event, leaf and seal is what it was.")

    def _problems(self, path: Path | None, expect: str | None) -> Iterator[str]:
        if path is not None:
            file = export.ExportFile(path)
            yield from file.problems()
            yield from problems(file.seals(), file.leaves(), file.waiting())
            seals = {seal.digest for seal in file.seals()} if expect else set()
        else:
            with rows.snapshot():
                yield from problems(rows.seals(), rows.leaves(), rows.waiting())
                seals = {seal.digest for seal in rows.seals()} if expect else set()
        if expect and expect not in seals:
            yield f"The seal {expect}, noted earlier, is not there: the ledger may have been rewritten."
