"""Attachments: how many, how large, and what they really are, whatever they call themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from django.utils.translation import gettext as _

from portal.files.measure import MEGABYTE, TooLarge, measure
from portal.files.names import safe_name
from reviews.facts import NewPaper
from reviews.rules import media
from reviews.rules.problems import Problems, Wrong

MOST = 10
LARGEST = 20 * MEGABYTE


@dataclass(frozen=True)
class Paper:
    """An attachment that may be kept."""

    name: str
    media_type: str
    size: int
    sha256: str
    content: IO[bytes]


def check_all(given: Sequence[NewPaper], problems: Problems) -> list[Paper]:
    """The attachments with their true types; what is wrong with one is said under its place."""
    if len(given) > MOST:
        problems.add("attachments", _("At most %(most)s files can come with a request.") % {"most": MOST})
        return []
    papers: list[Paper] = []
    for place, paper in enumerate(given):
        with problems.of(f"attachments.{place}"):
            checked = check(paper)
            if any(checked.sha256 == other.sha256 for other in papers):
                raise Wrong(_("“%(name)s” is here twice.") % {"name": checked.name})
            papers.append(checked)
    return papers


def check(given: NewPaper) -> Paper:
    """One attachment: neither empty nor too large, and of a type that is allowed."""
    name = safe_name(given.name)
    size, sha256 = _measure(given.content, name)
    if size == 0:
        raise Wrong(_("“%(name)s” is empty.") % {"name": name})
    media_type = media.type_of(given.content, PurePosixPath(name).suffix.lower())
    if media_type is None:
        raise Wrong(
            _("“%(name)s” is not what its name says, or of a type that is not taken: %(types)s.")
            % {"name": name, "types": ", ".join(media.SUFFIXES)}
        )
    return Paper(name, media_type, size, sha256, given.content)


def _measure(content: IO[bytes], name: str) -> tuple[int, str]:
    """Size and SHA-256, never read further than the limit."""
    try:
        return measure(content, LARGEST)
    except TooLarge as error:
        words = {"name": name, "most": LARGEST // MEGABYTE}
        raise Wrong(_("“%(name)s” is larger than %(most)s MB.") % words) from error
