"""Reads a pause again, locked, before an act changes it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.pauses.models import Pause
from portal.acts.refusals import OutOfOrder


def locked(pause: Pause) -> Pause:
    """The pause as it stands now; a second act on it waits until this one is done."""
    found: Pause = Pause.objects.with_people().select_for_update(of=("self",)).get(pk=pause.pk)
    return found


def in_force(pause: Pause) -> Pause:
    """The same, for its end. Refuses with OutOfOrder where the pause is lifted or has not begun."""
    found = locked(pause)
    if found.is_lifted:
        raise OutOfOrder(_("%(pause)s is lifted already.") % {"pause": found.reference})
    if timezone.now() <= found.period.lower:
        raise OutOfOrder(_("%(pause)s has not begun yet.") % {"pause": found.reference})
    return found
