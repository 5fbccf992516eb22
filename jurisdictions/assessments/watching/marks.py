"""What is new, changed, unchanged or gone against the assessment carried forward: always worked out."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from jurisdictions.assessments.blind import Blind
from jurisdictions.assessments.canonical import content_of
from jurisdictions.assessments.compare import Difference, differences
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.reading import readable
from jurisdictions.assessments.record import Item, RecordSection, RecordTable, record_of
from jurisdictions.assessments.watching.descent import KINDS, descent_of, translated
from jurisdictions.assessments.watching.models import LookedAgain
from portal.accounts.models import User
from portal.encryption import EncryptedText

NEW, CHANGED, UNCHANGED, GONE = "new", "changed", "unchanged", "gone"


@dataclass(frozen=True)
class Mark:
    """One field of the assessment, or one row; `differences` name the fields of a row that changed."""

    how: str
    path: str
    title: str
    differences: tuple[Difference, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class SectionMarks:
    """One theme: its marks, and who looked again last at what stayed the same."""

    code: str
    title: str
    marks: tuple[Mark, ...]
    looked: LookedAgain | None = None

    def number(self, how: str) -> int:
        return sum(mark.how == how for mark in self.marks)

    @property
    def counts(self) -> dict[str, int]:
        return {how: self.number(how) for how in (NEW, CHANGED, UNCHANGED, GONE)}

    @property
    def is_unseen(self) -> bool:
        """Whether something stayed the same and nobody said that it is right still."""
        return self.looked is None and self.number(UNCHANGED) > 0


@dataclass
class _Both:
    """The two contents in the ids of the newer one, and where they differ."""

    before: dict[str, Any]
    after: dict[str, Any]
    changed: dict[str, list[Difference]] = field(default_factory=dict)

    def ids(self, kind: str) -> tuple[set[int], set[int]]:
        was, now = ({row["id"] for row in content.get(kind, ())} for content in (self.before, self.after))
        return was, now


def reads_both(person: User, found: Assessment) -> bool:
    """Whether there is one that it carries forward, and the person may read that one too: marks show both."""
    before = found.carries_on_id
    return before is not None and readable(person).filter(pk=before).exists()


def marks_of(found: Assessment, blind: Blind) -> list[SectionMarks]:
    """Section by section, in the order of the template; empty for one that carries nothing forward.

    What its reader is blind to is in none of them.
    """
    if found.carries_on is None:
        return []
    both = _both(found, blind)
    looked = {one.section: one for one in found.looked_again.select_related("by").order_by("pk")}
    return [
        SectionMarks(
            section.code, section.title, tuple(_marks(section, both, found)), looked.get(section.code)
        )
        for section in record_of(found, blind)
    ]


def _both(found: Assessment, blind: Blind) -> _Both:
    assert found.carries_on is not None  # noqa: S101 -- asked for by marks_of
    before = translated(content_of(found.carries_on), descent_of(found))
    both = _Both(*_without_names(blind.without(before), blind.without(content_of(found))))
    by_place = defaultdict(list)
    for one in differences(both.before, both.after):
        by_place[one.path if one.path.startswith("assessment:") else one.path.partition(".")[0]].append(one)
    both.changed = dict(by_place)
    return both


def _without_names(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Digests of encrypted texts as words: that there is a name, never which."""
    for kind, model in KINDS.items():
        secret = [one.name for one in model._meta.concrete_fields if isinstance(one, EncryptedText)]
        was = {row["id"]: row for row in before.get(kind, ())} if secret else {}
        for row in after.get(kind, ()) if secret else ():
            for name in secret:
                _as_words(was.get(row["id"], {}), row, name)
    return before, after


def _as_words(was: dict[str, Any], row: dict[str, Any], name: str) -> None:
    same = was.get(name) == row[name]
    if row[name]:
        row[name] = _("a name") if same or not was.get(name) else _("another name")
    if was.get(name):
        was[name] = _("a name")


def _marks(section: RecordSection, both: _Both, found: Assessment) -> Iterator[Mark]:
    answers = {row["question"]: row for row in both.before.get("questionanswer", ())}
    for item in section.items:
        kind, _colon, name = item.path.partition(":")
        before = answers.get(name, {}).get("answer") if kind == "question" else both.before.get(name)
        if item.text:
            yield _own(item, before, both, answers.get(name))
    for name in questionnaire(found.template_id).sections[section.code].fields:
        path = f"assessment:{name}"
        if path in both.changed and not both.after.get(name):
            yield Mark(GONE, path, both.changed[path][0].field, tuple(both.changed[path]))
    for table in section.tables:
        yield from _rows(table, both, found)


def _own(item: Item, before: Any, both: _Both, answer: dict[str, Any] | None) -> Mark:
    path = item.path if answer is None else f"questionanswer:{answer['id']}"
    changed = tuple(both.changed.get(path, ()))
    if item.path.startswith("question:") and answer is None:
        how = NEW
    else:
        how = UNCHANGED if not changed else CHANGED if before else NEW
    return Mark(how, item.path, item.label, changed if how == CHANGED else (), (item,))


def _rows(table: RecordTable, both: _Both, found: Assessment) -> Iterator[Mark]:
    was, now = both.ids(table.kind)
    for row in table.rows:
        title = f"{table.title}: {row.title}"
        if int(row.path.partition(":")[2]) not in was:
            yield Mark(NEW, row.path, title, items=row.items)
            continue
        changed = tuple(both.changed.get(row.path, ()))
        yield Mark(CHANGED if changed else UNCHANGED, row.path, title, changed, row.items)
    gone = was - now
    if gone:
        former = {became: was for was, became in descent_of(found)[table.kind].items()}
        rows = KINDS[table.kind]._default_manager.in_bulk([former[pk] for pk in gone])
        for pk in sorted(gone):
            yield Mark(GONE, f"{table.kind}:{pk}", f"{table.title}: {rows[former[pk]]}")
