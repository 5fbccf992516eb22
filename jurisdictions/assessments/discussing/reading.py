"""Which threads there are, for those who may read their assessment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest

from jurisdictions.assessments.blind import HIDDEN, hidden_from
from jurisdictions.assessments.discussing.models import Comment, Thread, Turn
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.questionnaire import Section
from jurisdictions.assessments.reading import readable
from portal.accounts.models import User
from portal.accounts.who import person_of

OPEN, MINE, RESOLVED = "open", "mine", "resolved"


def threads_for(person: User) -> QuerySet[Thread]:
    """Every thread this person may read: of the assessments they may read, and of no other."""
    rows = Thread.objects.select_related("assessment", "begun_by", "assigned_to", "resolved_by")
    rows = rows.filter(assessment__in=readable(person).values("pk"))
    return rows.exclude(_hidden_from(person))


def _hidden_from(person: User) -> Q:
    """A second rater does not read what is said of ratings that they have yet to give themselves."""
    found = Q(pk__in=[])
    for _assessment, blind in hidden_from(person):
        for pk in blind.impacts:
            found |= Q(about=f"impact:{pk}") | Q(about__in=[f"impact:{pk}.{name}" for name in HIDDEN])
        for pk in blind.ratings:
            found |= Q(about__startswith=f"secondrating:{pk}.") | Q(about=f"secondrating:{pk}")
    return found


def shown(rows: QuerySet[Thread], which: str, reader: User) -> QuerySet[Thread]:
    """Open ones, those assigned to the reader and open, or resolved ones."""
    if which == RESOLVED:
        return rows.filter(resolved_at__isnull=False)
    rows = rows.filter(resolved_at=None)
    return rows.filter(assigned_to=reader) if which == MINE else rows


def of_section(section: Section) -> Q:
    """Threads about what stands on one page."""
    own = [f"assessment:{name}" for name in section.fields]
    own += [f"question:{question['code']}" for question in section.questions]
    found = Q(about__in=own)
    for kind in section.rows:
        found |= Q(about__startswith=f"{kind}:")
    return found


def counts(request: HttpRequest, assessment: Assessment) -> dict[str, tuple[int, int]]:
    """How many threads each place has: open ones, all of them. Read once a page."""
    kept: dict[int, dict[str, tuple[int, int]]] = request.__dict__.setdefault("_threads", {})
    if assessment.pk not in kept:
        unseen = _hidden_from(person_of(request))
        rows = Thread.objects.filter(assessment=assessment).exclude(unseen).values("about").order_by("about")
        both = rows.annotate(open=Count("pk", filter=Q(resolved_at=None)), all=Count("pk"))
        kept[assessment.pk] = {row["about"]: (row["open"], row["all"]) for row in both}
    return kept[assessment.pk]


@dataclass(frozen=True)
class Said:
    """One line of a thread: a comment, or a turn such as its resolution."""

    at: datetime
    comment: Comment | None = None
    turn: Turn | None = None


def lines(threads: Sequence[Thread]) -> dict[int, list[Said]]:
    """What was said and done in each of these threads, in order, by its id."""
    found: dict[int, list[Said]] = {thread.pk: [] for thread in threads}
    comments: Any = Comment.objects.filter(thread__in=threads).select_related("author")
    for comment in comments.prefetch_related("mentions__person"):
        found[comment.thread_id].append(Said(comment.at, comment=comment))
    for turn in Turn.objects.filter(thread__in=threads).select_related("by", "to"):
        found[turn.thread_id].append(Said(turn.at, turn=turn))
    for each in found.values():
        each.sort(key=lambda said: said.at)
    return found
