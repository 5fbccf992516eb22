"""Loads the demo: made-up people, agencies and requests, and the published pauses of July 2020."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.accounts.models import User
from reviews.demo.load import load


class Command(BaseCommand):
    help = "Load the demo once; a second run changes nothing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not (settings.DEMO or settings.TESTING):
            raise CommandError("The demo is for a trial on one machine: set DEMO=1.")
        if User.objects.filter(is_demo=True).exists():
            self.stdout.write("The demo is loaded.")
            return
        with transaction.atomic():
            load()
        self.stdout.write("The demo is loaded: made-up people, agencies and requests.")
