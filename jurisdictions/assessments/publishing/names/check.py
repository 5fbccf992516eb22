"""The check for people before release (UNGP 21(c)): names, e-mail addresses, telephone numbers.

Names of consultees are decrypted inside `hits_in` only. A hit says that a text holds one, never which one:
whoever reads the text anyway does not learn from us who was consulted.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import phonenumbers

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import Attribution
from jurisdictions.assessments.publishing.edition.consent import consents_of
from jurisdictions.assessments.publishing.edition.pieces import Edition, Entry
from jurisdictions.assessments.publishing.models import Publication
from jurisdictions.assessments.publishing.names.patterns import bare, parts_of_names, whole_names
from jurisdictions.assessments.publishing.words import Hit
from portal.accounts.models import User
from portal.encryption import digest

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
OF_A_COLLEAGUE = 4  # letters of a name of a colleague that is looked for alone: they are in less danger
ISO = 2  # letters of the code of a territory, by which local numbers are read


@dataclass(frozen=True)
class Found:
    """Something in a text that may lead to a person; `seen` is empty where it would say who was heard."""

    path: str
    label: str
    kind: str
    term: str
    seen: str

    @property
    def words(self) -> str:
        return str(Hit(self.kind).label)


def open_hits(publication: Publication, edition: Edition) -> list[Found]:
    """What was found and is neither redacted nor confirmed."""
    confirmed = set(publication.confirmations.values_list("path", "kind", "term"))
    found = hits_in(publication.assessment, ((one.path, one.label, one.text) for one in _texts(edition)))
    return [one for one in found if (one.path, one.kind, one.term) not in confirmed]


def hits_in(assessment: Assessment, texts: Iterable[tuple[str, str, str]]) -> list[Found]:
    """What is found in texts given as (path, label, text), each thing once."""
    look = _Look(assessment)
    return list(dict.fromkeys(hit for path, label, text in texts for hit in look.at(path, label, text)))


def _texts(edition: Edition) -> Iterator[Entry]:
    return (entry for entry in edition.entries() if entry.text and not entry.consented)


class _Look:
    """The patterns of one assessment."""

    def __init__(self, assessment: Assessment) -> None:
        team = [bare(str(member)) for member in assessment.team.select_related("person")]
        heard = [bare(name) for name in _unnamed(assessment)]
        desk = [bare(name) for name in User.objects.values_list("name", flat=True)]
        self.patterns = [
            (Hit.CONSULTEE, whole_names(heard)),
            (Hit.CONSULTEE, parts_of_names(heard)),
            (Hit.TEAM, whole_names(team)),
            (Hit.TEAM, parts_of_names(team, last_only=True, shortest=OF_A_COLLEAGUE)),
            (Hit.PERSON, whole_names(desk)),
            (Hit.EMAIL, EMAIL),
        ]
        code = assessment.jurisdiction.code
        self.region = code if len(code) == ISO else None

    def at(self, path: str, label: str, text: str) -> Iterator[Found]:
        """What is found in one text; a part of a name that was found whole is not told again."""
        plain = bare(text)
        taken: list[tuple[int, int]] = []
        for kind, pattern in self.patterns:
            for match in pattern.finditer(plain):
                if not any(start <= match.start() and match.end() <= end for start, end in taken):
                    taken.append(match.span())
                    yield _found(path, label, kind, match[0])
        for number in phonenumbers.PhoneNumberMatcher(plain, self.region):
            yield _found(path, label, Hit.PHONE, number.raw_string)


def _found(path: str, label: str, kind: Hit, text: str) -> Found:
    seen = "" if kind == Hit.CONSULTEE else text
    return Found(path, label, kind.value, digest(" ".join(text.casefold().split())), seen)


def _unnamed(assessment: Assessment) -> list[str]:
    """Names of all who were consulted, but for those who agree to be named in publications."""
    return [
        one.row.person
        for one in consents_of(assessment)
        if one.row.person and not (one.publishes and one.shown_as == Attribution.NAME)
    ]
