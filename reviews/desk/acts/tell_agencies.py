"""Tell agencies that work on their requests stopped under a pause, or goes on after it."""

from collections import defaultdict

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.querysets import PauseQuerySet
from portal.acts.perform import Act, performing
from portal.acts.refusals import OutOfOrder
from portal.ui.times import in_utc_and
from reviews.desk.rounds import AgencyRound, AgencyTold
from reviews.desk.waiting import Waiting, some_waiting
from reviews.models import Agency

Occasion = AgencyRound.Occasion
AGENCIES = 50


def untold(occasion: str) -> PauseQuerySet:
    """Pauses in force, or lifted ones, of which some agencies may not have been told yet."""
    finished = AgencyRound.objects.filter(pause=OuterRef("pk"), occasion=occasion, finished_at__isnull=False)
    pauses = Pause.objects.lifted() if occasion == Occasion.ENDED else Pause.objects.in_force().not_lifted()
    return pauses.filter(~Exists(finished)).select_related("jurisdiction").order_by("pk")


def tell_some_agencies(pause: Pause, occasion: str) -> bool:
    """The desk's own job: tell at most AGENCIES of them; returns whether that was the last of the round.

    Each agency is told once a round, however often and by however many it is run. Refuses with OutOfOrder
    where another run is at it, all were told, or the pause was lifted before all were told that it began.
    """
    with performing("pause.tell_agencies", by=None) as act:
        if not untold(occasion).filter(pk=pause.pk).exists():
            raise OutOfOrder(_("All agencies were told already."))
        found = _taken(pause, occasion)
        rows = some_waiting(found, AGENCIES)
        by_agency: dict[int, list[Waiting]] = defaultdict(list)
        for row in rows:
            by_agency[row.agency_id].append(row)
        AgencyTold.objects.bulk_create(_told(found, pk, several) for pk, several in by_agency.items())
        if is_last := len(by_agency) < AGENCIES:
            AgencyRound.objects.filter(pk=found.pk).update(finished_at=timezone.now())
        act.record(on=pause, places=pause.jurisdiction.ancestors, detail=_detail(occasion, by_agency))
        _write(act, pause, occasion, rows)
    return is_last


def _taken(pause: Pause, occasion: str) -> AgencyRound:
    made, _is_new = AgencyRound.objects.get_or_create(pause=pause, occasion=occasion)
    free = AgencyRound.objects.select_for_update(skip_locked=True).filter(pk=made.pk, finished_at=None)
    if (found := free.first()) is None:
        raise OutOfOrder(_("Another run is telling them."))
    return found


def _told(found: AgencyRound, agency_id: int, rows: list[Waiting]) -> AgencyTold:
    requests, mails = sum(row.requests for row in rows), sum(bool(row.address) for row in rows)
    return AgencyTold(round=found, agency_id=agency_id, requests=requests, mails=mails)


def _detail(occasion: str, by_agency: dict[int, list[Waiting]]) -> dict[str, object]:
    rows = [row for several in by_agency.values() for row in several]
    return {
        "occasion": occasion,
        "agencies": len(by_agency),
        "requests": sum(row.requests for row in rows),
        "without_address": sum(row.requests for row in rows if not row.address),
    }


def _write(act: Act, pause: Pause, occasion: str, rows: list[Waiting]) -> None:
    agencies = Agency.objects.in_bulk({row.agency_id for row in rows})
    kind = "agency.resumed" if occasion == Occasion.ENDED else "agency.paused"
    until = in_utc_and(pause.period.upper) if pause.is_being_released else ""
    for row in rows:
        if not row.address:
            continue
        context = {
            "n": row.requests,
            "references": row.references,
            "more": row.requests - len(row.references),
            "reply": pause.agency_reply.strip(),
            "until": until,
        }
        act.write_to(row.address, kind, about=agencies[row.agency_id], context=context)
