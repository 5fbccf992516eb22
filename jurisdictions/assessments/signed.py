"""What rooms above do when an assessment is signed, in the same transaction."""

from collections.abc import Callable

from jurisdictions.assessments.models import Assessment

Then = Callable[[Assessment], None]
_things: list[Then] = []


def when_signed(function: Then) -> Then:
    """Register what follows the last signature. Whatever it refuses undoes the signature too."""
    _things.append(function)
    return function


def then(found: Assessment) -> None:
    """Do everything that follows."""
    for thing in _things:
        thing(found)
