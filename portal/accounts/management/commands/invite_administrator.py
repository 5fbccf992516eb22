"""The first person of a new desk."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.accounts.acts.invite import invite
from portal.accounts.invitation import password_link
from portal.acts.refusals import Refusal


class Command(BaseCommand):
    help = "Invite an administrator: prints the link with which they choose their password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *_args: Any, email: str, name: str, **_options: Any) -> None:
        try:
            person = invite(None, email, name, is_staff=True)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{person.name} chooses a password here, within three days:")
        self.stdout.write(password_link(person))
