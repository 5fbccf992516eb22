"""`manage.py import_requests FILE.csv`: requests from a file, all or nothing. See docs/import.md."""

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import click
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.accounts.models import User
from portal.acts.refusals import Invalid, Refusal
from reviews.intake.acts.import_requests import File, import_requests
from reviews.intake.importing.checking import Checking
from reviews.intake.importing.columns import COLUMNS, REQUIRED
from reviews.intake.importing.known import Known
from reviews.intake.importing.problems import Report
from reviews.intake.importing.reading import Table
from reviews.intake.importing.spool import Spool


class Command(BaseCommand):
    """Checks every line first; enters all of them or, with one bad line, none."""

    help = "Enter requests from a CSV file, all or none. The columns are in docs/import.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check the file and enter nothing")
        parser.add_argument("--add-agencies", action="store_true", help="enter agencies that are not known")
        parser.add_argument("--report", type=Path, help="write everything that is wrong to this CSV file")
        parser.add_argument("--by", metavar="E-MAIL", help="whose permissions are asked and who is recorded")

    def handle(self, *_args: object, **options: Any) -> None:
        by = self._person(options["by"])
        known = Known(by, add_agencies=options["add_agencies"])
        try:
            with Spool() as spool:
                checking = self._check(options, known, spool)
                if options["dry_run"]:
                    self._say(f"{spool.size:,} would be added, {checking.skipped:,} are here already.")
                elif spool.size:
                    self._enter(by, options["file"], checking)
                else:
                    self._say(f"Nothing added: {checking.skipped:,} are here already.")
        except Invalid as refusal:
            raise CommandError(
                "\n".join(str(why) for whys in refusal.errors.values() for why in whys)
            ) from refusal
        except Refusal as refusal:
            raise CommandError(f"{refusal.message} {refusal.now}") from refusal
        except OSError as error:
            raise CommandError(str(error)) from error

    def _check(self, options: dict[str, Any], known: Known, spool: Spool) -> Checking:
        table = Table(options["file"], REQUIRED, COLUMNS)
        report = Report(options["report"])
        checking = Checking(known, spool, report, timezone.now())
        try:
            with click.progressbar(length=table.size, label="Checking", file=self._screen()) as bar:
                checking.read(table, lambda: bar.update(table.bytes_read - bar.pos))
        finally:
            table.close()
            report.close()
        if report.total:
            self._refuse(checking, options["report"])
        return checking

    def _refuse(self, checking: Checking, path: Path | None) -> None:
        report = checking.report
        for bad in report.shown:
            self.stderr.write(str(bad))
        if report.total > len(report.shown):
            where = f"all of it is in {path}" if path else "--report FILE writes all of it"
            self.stderr.write(f"… and {report.total - len(report.shown):,} more; {where}.")
        raise CommandError(f"Nothing was entered: {report.rows:,} of {checking.rows:,} rows cannot be.")

    def _enter(self, by: User | None, path: Path, checking: Checking) -> None:
        with path.open("rb") as content:
            sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        spool = checking.spool
        with click.progressbar(length=spool.size, label="Entering", file=self._screen()) as bar:
            done = import_requests(
                by, File(path.name, sha256, checking.skipped), spool, checking.known, bar.update
            )
        self._say(f"{done.added:,} added, {done.skipped:,} were here already ({done.reference}).")

    def _person(self, email: str | None) -> User | None:
        if email is None:
            return None
        try:
            return User.objects.get(email__iexact=email, is_active=True)
        except User.DoesNotExist:
            raise CommandError(f"Nobody signs in as {email}.") from None

    def _screen(self) -> Any:
        """Where the bar is drawn; click leaves it out when this is no terminal."""
        return self.stderr._out

    def _say(self, text: str) -> None:
        self.stdout.write(self.style.SUCCESS(text))
