"""A person's own notices. Reading them concerns nobody else, so it is no act."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone

from portal.accounts.models import User
from portal.notifications.models import Notice
from portal.notifications.render import Text, in_app

MOST_UNREAD = 100


@dataclass(frozen=True)
class Entry:
    """A notice and what it says."""

    notice: Notice
    text: Text


@dataclass
class Group:
    """Everything about one record."""

    about: str
    url: str
    entries: list[Entry] = field(default_factory=list)


def unread(person: User) -> QuerySet[Notice]:
    """What the person has not read, newest first."""
    return Notice.objects.filter(person=person, read_at=None).order_by("-id")


def unread_count(person: User) -> int:
    """The number on the bell."""
    return unread(person).count()


def entries(notices: Iterable[Notice]) -> list[Entry]:
    """Notices with their texts."""
    return [Entry(notice, in_app(notice)) for notice in notices]


def grouped(notices: Iterable[Notice]) -> list[Group]:
    """Notices by the record they are about; the record with the newest notice first."""
    groups: dict[tuple[str, int], Group] = {}
    for entry in entries(notices):
        notice = entry.notice
        key = (notice.subject_kind, notice.subject_id)
        about = str(notice.context.get("reference", ""))
        groups.setdefault(key, Group(about, notice.url)).entries.append(entry)
    return list(groups.values())


def mark_read(notices: QuerySet[Notice]) -> None:
    """Mark these as read; one that was read keeps its time."""
    notices.filter(read_at=None).update(read_at=timezone.now())
