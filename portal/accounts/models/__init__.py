"""People, the teams they work in, the roles they hold, and the demo's ways in."""

from portal.accounts.models.demo import DemoLink
from portal.accounts.models.grants import RoleGrant
from portal.accounts.models.people import Team, User, UserManager

__all__ = ["DemoLink", "RoleGrant", "Team", "User", "UserManager"]
