"""Begin the assessment that looks at a broken glass afterwards."""

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.open_assessment import begun
from jurisdictions.assessments.break_glass.models import BreakGlass
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import Kind, Track, TriggerKind
from jurisdictions.pauses.models import Pause


def begin_review(asked: BreakGlass, pauses: list[Pause]) -> Assessment:
    """A rapid one, written by the reviewer, about what holds from now on; inside the confirming act."""
    words = {"glass": asked.reference, "pause": asked.pause.reference}
    return begun(
        asked.reviewer,
        asked.pause.jurisdiction,
        title=_("What break-glass %(glass)s did to %(pause)s") % words,
        trigger=TriggerKind.BREAK_GLASS,
        on=timezone.now().date(),
        description=asked.reason,
        track=Track.RAPID,
        governs=pauses,
        kind=Kind.CRISIS,
    )
