"""Brings the tree of jurisdictions up to the installed edition of ISO 3166."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from jurisdictions.load import load
from jurisdictions.models import Jurisdiction, JurisdictionCode


class Command(BaseCommand):
    help = "Add jurisdictions that ISO 3166 added and follow its names. Nothing is removed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        with transaction.atomic():
            added, changed = load(Jurisdiction, JurisdictionCode)
        self.stdout.write(f"{added} added, {changed} renamed, {Jurisdiction.objects.count()} in all.")
