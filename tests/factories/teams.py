"""Teams and their people."""

from portal.accounts.models import Team, User


def in_team(user: User, name: str) -> User:
    """The same person, now a member of this team."""
    team, _ = Team.objects.get_or_create(name=name)
    user.groups.add(team)
    return user
