"""Reads published transparency reports into the desk's table of counts."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.acts.refusals import Refusal
from reviews.reports.acts.import_history import Imported, import_history

SHOWN = 200


class Command(BaseCommand):
    help = "Read published reports (CSV) and say what could not be read and what is odd in them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        for path in options["files"]:
            try:
                self._tell(path, import_history(None, path))
            except (Refusal, OSError) as wrong:
                raise CommandError(f"{path.name}: {wrong}. Nothing of it was read in.") from wrong

    def _tell(self, path: Path, done: Imported) -> None:
        reading = done.reading
        said = f"{done.added} counts read in" if done.added else "was here already: nothing added"
        self.stdout.write(f"{path.name} ({reading.layout.name}): {said}.")
        for flag, times in sorted(reading.flags.items()):
            self.stdout.write(f"  {times} × {flag}")
        for problem in reading.problems[:SHOWN]:
            self.stdout.write(f"  {problem}")
        if len(reading.problems) > SHOWN:
            self.stdout.write(f"  … and {len(reading.problems) - SHOWN} more")
