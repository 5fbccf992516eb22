"""Make a team, or change it and who is in it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from portal.accounts.models import Team, User
from portal.acts.perform import performing
from portal.acts.permit import require_setup
from portal.acts.refusals import FourEyes, Invalid


def set_team(
    by: User | None,
    team: Team | None,
    *,
    name: str,
    purpose: str = "",
    lead: User | None = None,
    members: Iterable[User] = (),
) -> Team:
    """Write a team as it shall be from now on; `team` is None for a new one.

    Who joins holds the team's roles at once. Refused: to put oneself into a team, and a lead from outside it.
    """
    with performing("team.set", by=by) as act:
        if by is not None:
            require_setup(by, "accounts.change_team" if team else "accounts.add_team")
        team = _locked(team) if team else Team()
        people = {person.pk: person for person in members}
        before = set(team.user_set.values_list("pk", flat=True)) if team.pk else set()
        joined, left = people.keys() - before, before - people.keys()
        _check(by, joined, lead, people)
        team.name, team.purpose, team.lead = name.strip(), purpose, lead
        team.save()
        team.user_set.set(people)
        act.record(on=team, detail={"joined": sorted(joined), "left": sorted(left)})
        act.tell([people[pk] for pk in joined], "team.joined", about=team, context={"team": team.name})
    return team


def _locked(team: Team) -> Team:
    return Team._default_manager.select_for_update().get(pk=team.pk)  # type: ignore[return-value]


def _check(by: User | None, joined: set[int], lead: User | None, people: dict[int, User]) -> None:
    if by is not None and by.pk in joined:
        raise FourEyes(
            _("You cannot put yourself into a team: you would hold its roles."),
            whose=_("Nobody opens requests to themselves."),
            now=_("Ask another administrator."),
        )
    if lead is not None and lead.pk not in people:
        raise Invalid({"lead": _("Who leads a team is a member of it.")})
