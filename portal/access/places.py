"""Finds the place a role is to be held on, by what an administrator types."""

import re
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from portal.access.grants import place_type
from portal.access.permissions import Role
from portal.acts.refusals import Invalid

MOST_OFFERED = 300
MOST_NAMED = 6


def find_place(role: Role, words: str) -> Model:
    """The jurisdiction or queue with this code or name. Refused: none, with those that come near."""
    places = _places(role)
    words = words.strip()
    exact = Q(code__iexact=words) | Q(name__iexact=words)
    if offered := re.fullmatch(r"(.*) \((.*)\)", words):
        exact |= Q(name__iexact=offered[1], code__iexact=offered[2])
    found = list(places.filter(exact)[:2])
    if len(found) == 1:
        place: Model = found[0]
        return place
    near = found or list(places.filter(Q(name__icontains=words) | Q(code__istartswith=words))[:MOST_NAMED])
    if not words or not near:
        raise Invalid({"place": _("There is no such place. Give its code or its name.")})
    names = ", ".join(f"{place.name} ({place.code})" for place in near)
    raise Invalid({"place": _("Which one? %(names)s") % {"names": names}})


def offered_places() -> list[str]:
    """What the field suggests: queues and the larger places, whose codes are short."""
    models = {place_type(role).model_class(): role for role in Role}
    offered = []
    for role in models.values():
        places = _places(role).order_by(Length("code"), "name").values_list("name", "code")
        offered += [f"{name} ({code})" for name, code in places[:MOST_OFFERED]]
    return offered


def _places(role: Role) -> QuerySet[Any]:
    """All places of the role's kind: each kind has a code and a name."""
    model = place_type(role).model_class()
    assert model is not None  # noqa: S101 -- the permission is declared on it
    return model._default_manager.all()
