"""All pauses, a tab at a time, now or at another moment; and as a file."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise as Label
from django.utils.translation import gettext_lazy

from jurisdictions.pauses.effects import effects_at
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.querysets import PauseQuerySet
from jurisdictions.pauses.sentence import what
from jurisdictions.pauses.standing import outdated_under
from portal.access.permissions import Permission
from portal.access.questions import may_anywhere
from portal.accounts.who import person_of
from portal.ui.moment import AsOfForm
from portal.ui.pages import keyset_page
from portal.ui.spreadsheet import as_csv

COLUMNS = (
    gettext_lazy("As of"),
    gettext_lazy("Pause"),
    gettext_lazy("Code"),
    gettext_lazy("What is paused"),
    gettext_lazy("Since"),
    gettext_lazy("Decided by"),
    gettext_lazy("Reason"),
    gettext_lazy("Held"),
    gettext_lazy("Countersigned by"),
    gettext_lazy("Countersigned"),
    gettext_lazy("Review by"),
    gettext_lazy("Ended"),
    gettext_lazy("Ended by"),
)
SOON = timedelta(days=14)
ROWS = 25
TABS = {
    "in-force": gettext_lazy("In force"),
    "scheduled": gettext_lazy("Scheduled"),
    "countersign": gettext_lazy("Awaiting countersign"),
    "review": gettext_lazy("Review due"),
    "lifted": gettext_lazy("Lifted"),
}


def overview(http: HttpRequest) -> HttpResponse:
    """Who, why, since when, until when, and how many they hold. Everybody of the desk may see that."""
    form = AsOfForm(http.GET)
    at, now = form.moment, timezone.now()
    tabs, tab = _tabs(http, at)
    rows = _tab(tab, at) if form.is_valid() else Pause.objects.none()
    page = keyset_page(rows, http, ["-pk"], size=ROWS)
    is_ahead = at is not None and at > now
    effects = effects_at([] if is_ahead else page.rows, at)
    context = {
        "form": form,
        "kept": {"tab": tab},
        "is_ahead": is_ahead,
        "tabs": tabs.items(),
        "tab": tab,
        "page": page,
        "rows": [(row, what(row), effects.get(row.pk)) for row in page.rows],
        "outdated": {} if at else outdated_under(page.rows),
        "unsigned": {row.pk for row in page.rows if _is_unsigned(row, at)},
        "today": now.date(),
        "may_pause": at is None and may_anywhere(person_of(http), Permission.PAUSE),
    }
    return render(http, "pauses/list.html", context, status=200 if form.is_valid() else 422)


def export(http: HttpRequest) -> HttpResponseBase:
    """The tab as CSV, every row with the moment it is true of; what will be held is not known."""
    form = AsOfForm(http.GET)
    if not form.is_valid():
        return overview(http)
    now = timezone.now()
    at = form.moment or now
    rows = list(_tab(_tabs(http, form.moment)[1], form.moment).order_by("-pk"))
    effects = effects_at(rows, at) if at <= now else {}
    said = _said(at)

    def lines() -> Iterator[tuple[object, ...]]:
        for row in rows:
            held = effects[row.pk].held if effects else None
            yield said, *_facts(row), held, *_later_facts(row, at, moved=form.moment is not None)

    return as_csv(f"pauses-{at:%Y-%m-%dT%H%M}Z.csv", [str(label) for label in COLUMNS], lines())


def _facts(row: Pause) -> tuple[object, ...]:
    by = row.decided_by.name
    return row.reference, row.jurisdiction.code, what(row), _said(row.starts_at), by, row.reason


def _later_facts(row: Pause, at: datetime, *, moved: bool) -> tuple[object, ...]:
    """What came after the decision, as far as it had come; a day of review may have been another one then."""
    signed = row.countersigned_by if row.countersigned_at and row.countersigned_at <= at else None
    ended = row.ended_at if row.ended_at and row.ended_at <= at else None
    return (
        signed.name if signed else "",
        _said(row.countersigned_at) if signed else "",
        "" if moved else row.review_by.isoformat(),
        _said(ended) if ended else "",
        row.lifted_by.name if ended and row.lifted_by else "",
    )


def _said(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _tabs(http: HttpRequest, at: datetime | None) -> tuple[Mapping[str, Label], str]:
    """Those there are, and the one asked for. Which review was due is told by the ledger: days were moved."""
    tabs = {name: label for name, label in TABS.items() if at is None or name != "review"}
    tab = http.GET.get("tab", "in-force")
    return tabs, tab if tab in tabs else "in-force"


def _tab(name: str, at: datetime | None) -> PauseQuerySet:
    rows = Pause.objects.with_people()
    if name == "lifted":
        return rows.ended(at) if at else rows.lifted()
    if name == "scheduled":
        return rows.scheduled(at)
    if name == "countersign":
        return _awaiting(rows, at)
    if name == "review":
        return rows.not_lifted().filter(review_by__lte=timezone.now().date() + SOON)
    return rows.in_force(at)


def _awaiting(rows: PauseQuerySet, at: datetime | None) -> PauseQuerySet:
    if at is None:
        return rows.not_lifted().filter(countersigned_by=None)
    unsigned = Q(countersigned_at=None) | Q(countersigned_at__gt=at)
    stood = Q(period__endswith=None) | Q(period__endswith__gt=at)
    return rows.filter(unsigned, stood, created_at__lte=at)


def _is_unsigned(pause: Pause, at: datetime | None) -> bool:
    if at is None:
        return not (pause.countersigned_by_id or pause.is_lifted)
    return pause.created_at <= at and (pause.countersigned_at is None or pause.countersigned_at > at)
