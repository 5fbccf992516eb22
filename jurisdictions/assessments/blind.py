"""What a second rater does not see before they have rated: the first ratings, and those of others.

The one rule for every page: whatever reads a record for showing asks `blind_to` what its reader may see.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment, Impact, RatingAsked, SecondRating
from jurisdictions.assessments.models.rating import RATINGS
from jurisdictions.assessments.models.words import State
from portal.accounts.models import User
from portal.acts.refusals import OutOfOrder


class Telling(Protocol):
    """A blocker or a warning."""

    @property
    def section(self) -> str: ...


Told = TypeVar("Told", bound=Telling)

# Ratings, and whatever says or betrays them.
HIDDEN = frozenset(
    [f"{when}{name}" for when in ("", "current_", "residual_") for name in (*RATINGS, "severity")]
) | {"confidence", "rated_because", "rank", "rank_because", "rated_by"}
# Pages whose blockers and warnings speak of ratings.
SPEAKING = ("impact", "secondrating", "measure")


@dataclass(frozen=True)
class Blind:
    """The impacts whose first ratings are hidden from one person, and the ratings of others on them.

    `sections` are the pages whose blockers and warnings would tell a rating; `rate` is the assessment whose
    impacts the person is asked to rate.
    """

    impacts: frozenset[int] = frozenset()
    ratings: frozenset[int] = frozenset()
    sections: frozenset[str] = frozenset()
    rate: Assessment | None = None

    def __bool__(self) -> bool:
        return bool(self.impacts)

    def hides(self, kind: str, pk: int, name: str) -> bool:
        """Whether a field of a row is hidden."""
        if kind == "impact":
            return pk in self.impacts and name in HIDDEN
        return kind == "secondrating" and pk in self.ratings

    def hides_path(self, about: str) -> bool:
        """Whether what is said about a place could tell a rating: of a hidden field, or of its whole row."""
        kind, _colon, rest = about.partition(":")
        number, _dot, name = rest.partition(".")
        return number.isdecimal() and self.hides(kind, int(number), name or "rated_because")

    def hidden_fields(self, row: Model) -> frozenset[str]:
        """The fields of a row that are no field of a form."""
        return HIDDEN if isinstance(row, Impact) and row.pk in self.impacts else frozenset()

    def untold(self, found: Sequence[Told]) -> list[Told]:
        """What blocks or is weak, without the pages whose texts would tell a rating."""
        return [one for one in found if one.section not in self.sections]

    def visible(self, impacts: Iterable[Impact]) -> list[Impact]:
        """The impacts that may be shown with their ratings."""
        return [impact for impact in impacts if impact.pk not in self.impacts]

    def in_order(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """Impacts as they were written down, for the usual order tells severity; other rows as they come."""
        return rows.order_by("pk") if self and rows.model is Impact else rows

    def without(self, content: dict[str, Any]) -> dict[str, Any]:
        """Canonical content without what is hidden."""
        if not self:
            return content
        seen = {
            kind: [self._seen(kind, row) for row in content.get(kind, ())]
            for kind in ("impact", "secondrating")
        }
        return content | {kind: [row for row in rows if row] for kind, rows in seen.items()}

    def _seen(self, kind: str, row: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in row.items() if not self.hides(kind, row["id"], name)}


NOBODY = Blind()


def blind_to(person: User, found: Assessment) -> Blind:
    """What of an assessment is hidden from this person now; nothing, unless they are asked to rate.

    Whoever is asked to rate what was carried forward is blind to the ratings of those before it too. Once the
    one to rate is signed, nobody rates it any more, and nobody is blind to it.
    """
    for rate in _asked_to_rate(person):
        if _is_or_carries_on(rate, found) and unrated(person, rate):
            return _blind(person, found, rate)
    return NOBODY


def require_sight(person: User, found: Assessment) -> None:
    """Refuse with OutOfOrder a person from whom ratings of an assessment are hidden."""
    if blind_to(person, found):
        raise OutOfOrder(
            _("You are asked to rate second, and the first ratings are hidden from you."),
            rule="blind",
            now=_("Rate the impacts first, or be released: then you see all of it."),
        )


def hidden_from(person: User) -> Iterator[tuple[Assessment, Blind]]:
    """Every assessment of which something is hidden from this person, and what."""
    for rate in _asked_to_rate(person):
        if unrated(person, rate):
            yield from ((one, _blind(person, one, rate)) for one in _line(rate))


def open_asks(found: Assessment) -> QuerySet[RatingAsked]:
    """Who is asked to rate second and has not rated everything yet."""
    return RatingAsked.objects.filter(assessment=found, ended_at=None).select_related("person", "asked_by")


def has_seen(person: User, found: Assessment) -> bool:
    """Whether they were released from rating this, or one that it carries on: the first ratings were open to
    them since, and asking again hides nothing that they have not seen."""
    line = [one.pk for one in _line(found)]
    asks = RatingAsked.objects.filter(person=person, assessment__in=line)
    return asks.exclude(ended_because="").exists()


def _asked_to_rate(person: User) -> list[Assessment]:
    asks = RatingAsked.objects.filter(
        person=person, ended_at=None, assessment__state__in=[State.DRAFT, State.SIGNING]
    )
    return [ask.assessment for ask in asks.select_related("assessment__carries_on")]


def _line(rate: Assessment) -> Iterator[Assessment]:
    """The one to rate, and those that it carries forward."""
    one: Assessment | None = rate
    while one is not None:
        yield one
        one = one.carries_on


def _is_or_carries_on(rate: Assessment, found: Assessment) -> bool:
    return rate.pk == found.pk or any(one.pk == found.pk for one in _line(rate))


def unrated(person: User, found: Assessment) -> frozenset[int]:
    """The impacts that this person has rated neither first nor second."""
    own = set(SecondRating.objects.filter(assessment=found, rater=person).values_list("impact", flat=True))
    rows = found.impacts.values_list("pk", "rated_by")
    return frozenset(pk for pk, first in rows if pk not in own and (first or found.author_id) != person.pk)


def _blind(person: User, found: Assessment, rate: Assessment) -> Blind:
    impacts = unrated(person, found)
    others = SecondRating.objects.filter(impact__in=impacts).exclude(rater=person)
    asked = questionnaire(found.template_id)
    sections = [one.code for one in asked.sections.values() if set(SPEAKING) & set(one.rows)]
    return Blind(impacts, frozenset(others.values_list("pk", flat=True)), frozenset(sections), rate)
