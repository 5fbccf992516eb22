"""Prints the people of the demo, each with a one-time way in."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.accounts.demo.links import make_link, sweep
from portal.accounts.demo.people import Player, players


class Command(BaseCommand):
    help = "Print the made-up people of the demo, what they do in the story, and a one-time link for each."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Only a demo lets people in without a password: set DEMO=1.")
        sweep()
        everybody = players()
        if not everybody:
            raise CommandError("There is nobody yet: run `manage.py load_demo` first.")
        self.stdout.write("Each link lets you in once, within 24 hours, as the made-up person it names.\n\n")
        for player in everybody:
            self._introduce(player)

    def _introduce(self, player: Player) -> None:
        person = player.person
        self.stdout.write(f"{person.name}" + (f", {person.title}" if person.title else ""))
        for line in (player.part, make_link(person)):
            if line:
                self.stdout.write(f"    {line}")
        self.stdout.write("")
