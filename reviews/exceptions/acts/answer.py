"""Approve an exception, as the first or the second of two people, or refuse it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.access.permissions import Permission
from portal.accounts.models import Team, User
from portal.acts.perform import performing
from portal.acts.refusals import FourEyes, Invalid, OutOfOrder
from reviews.exceptions.models import Use
from reviews.exceptions.refusals import SameTeam
from reviews.models import Request


def approve(by: User, use: Use) -> Use:
    """Say yes. The second yes, of somebody from another team, grants it: the pause holds the request no more.

    Refuses with FourEyes to whoever asked or said yes before, with SameTeam, OutOfOrder or NotPermitted.
    """
    place = use.request.agency_jurisdiction
    verb = "exception.approve" if use.first_by_id is None else "exception.grant"
    with performing(verb, by=by, needs=Permission.APPROVE, within=place) as act:
        use = _open(use)
        if by.pk in {use.asked_by_id, use.first_by_id}:
            raise FourEyes(_("You asked for it or approved it already: two others approve."))
        team = _team(by, other_than=use.first_team_id)
        if use.first_by_id is None:
            use.first_by, use.first_team, use.first_at = by, team, timezone.now()
        else:
            use.second_by, use.second_team, use.second_at = by, team, timezone.now()
        use.save()
        detail = {"kind": use.kind, "pause": use.pause.reference, "team": team.name}
        act.record(on=use.request, places=place.ancestors, detail=detail)
        if use.is_granted:
            told = {"reference": use.request.reference, "pause": use.pause.reference}
            people = [use.asked_by, use.pause.decided_by]
            url = use.request.get_absolute_url()
            act.tell(people, "exception.granted", about=use.request, url=url, context=told)
    return use


def refuse(by: User, use: Use, *, reason: str) -> Use:
    """Say no, with a reason: one no is enough. Refuses with Invalid, OutOfOrder or NotPermitted."""
    place = use.request.agency_jurisdiction
    with performing("exception.refuse", by=by, needs=Permission.APPROVE, within=place) as act:
        use = _open(use)
        if not reason.strip():
            raise Invalid({"reason": _("Say why: whoever asked reads it.")})
        use.refused_by, use.refused_at, use.refusal = by, timezone.now(), reason.strip()
        use.save()
        act.record(
            on=use.request, places=place.ancestors, detail={"kind": use.kind, "pause": use.pause.reference}
        )
        told = {"reference": use.request.reference, "pause": use.pause.reference, "reason": use.refusal}
        url = use.request.get_absolute_url()
        act.tell([use.asked_by], "exception.refused", about=use.request, url=url, context=told)
    return use


def _open(use: Use) -> Use:
    """The use as it stands, its request locked first, as every step does."""
    Request.objects.select_for_update(of=("self",)).get(pk=use.request_id)
    related = ("request__agency_jurisdiction", "pause__decided_by", "asked_by")
    found = Use.objects.select_for_update(of=("self",)).select_related(*related).get(pk=use.pk)
    if not found.is_open:
        raise OutOfOrder(_("This was granted or refused already."))
    if found.first_by_id != use.first_by_id:
        raise OutOfOrder(_("Somebody approved it meanwhile: look again, then answer."))
    return found


def _team(person: User, other_than: int | None) -> Team:
    """The team a person speaks for. Refuses with SameTeam where there is none that may."""
    teams: list[Team] = list(Team.objects.filter(user=person).order_by("pk"))  # type: ignore[arg-type]
    if not teams:
        raise SameTeam(_("You are in no team: approvers speak for theirs."))
    others = [team for team in teams if team.pk != other_than]
    if not others:
        raise SameTeam(_("Somebody of your team approved it already."))
    return others[0]
