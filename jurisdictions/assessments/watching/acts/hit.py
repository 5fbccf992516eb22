"""Write down a signal that was seen."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.watching.looks.signal import Signal
from jurisdictions.assessments.watching.models import Watch, WatchHit
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder


def hit(watch: Watch, signal: Signal, by: User | None = None) -> WatchHit:
    """The row comes first: whatever happens to the job afterwards, the signal is acted on.

    Refuses with OutOfOrder where it is written down already, or where the watch was stopped meanwhile.
    """
    with performing("watch.hit", by=by) as act:
        found = Watch.objects.select_for_update(of=("self",)).select_related("assessment").get(pk=watch.pk)
        if found.stopped_at is not None or found.hits.filter(key=signal.key).exists():
            raise OutOfOrder(_("This signal is written down already, or is watched no more."))
        made = WatchHit.objects.create(watch=found, key=signal.key, what=signal.what)
        places = found.assessment.jurisdiction.ancestors
        act.record(on=found.assessment, places=places, detail={"kind": found.kind, "signal": signal.key})
    return made
