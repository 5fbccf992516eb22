"""Tell everybody concerned that a pause began again after a broken glass."""

from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.break_glass.models import BreakGlass
from jurisdictions.pauses.acts.told import concerned
from jurisdictions.pauses.models import Pause
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder


def to_tell() -> QuerySet[BreakGlass]:
    """Those whose pause is in force again and of which nobody was told yet, found by state."""
    rows = BreakGlass.objects.filter(answer="confirmed", told_again_at=None)
    return rows.filter(pause__resumed_by__period__startswith__lte=Now()).order_by("pk")


def tell_again(asked: BreakGlass) -> None:
    """Once. Refuses with OutOfOrder the second time."""
    with performing("break_glass.over", by=None) as act:
        asked = BreakGlass.objects.select_for_update(of=("self",)).get(pk=asked.pk)
        if asked.told_again_at is not None:
            raise OutOfOrder(_("Everybody was told already."))
        asked.told_again_at = timezone.now()
        asked.save(update_fields=["told_again_at"])
        again = Pause.objects.with_people().get(resumes=asked.pause_id)
        detail = {"break_glass": asked.reference, "resumes": asked.pause.reference}
        act.record(on=again, places=again.jurisdiction.ancestors, detail=detail)
        told = {"reference": again.reference, "was": asked.pause.reference}
        act.tell(
            concerned(again), "break_glass.over", about=again, url=again.get_absolute_url(), context=told
        )
