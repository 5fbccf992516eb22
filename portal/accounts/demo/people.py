"""The made-up people, as the demo introduces them."""

from dataclasses import dataclass

from portal.accounts.models import RoleGrant, User


@dataclass(frozen=True)
class Player:
    """One made-up person: who they are, what they hold, what they do in the story."""

    person: User
    roles: list[str]

    @property
    def part(self) -> str:
        return self.person.demo_part


def players() -> list[Player]:
    """Everybody of the demo, in the order in which they joined it."""
    people = User.objects.filter(is_demo=True, is_active=True).order_by("pk")
    grants = RoleGrant.objects.filter(person__in=people).prefetch_related("place")
    roles: dict[int, list[str]] = {}
    for grant in grants:
        roles.setdefault(grant.person_id or 0, []).append(str(grant))
    return [Player(person, roles.get(person.pk, [])) for person in people]
