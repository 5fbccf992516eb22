"""Reads a pause again, locked, before an act changes it."""

from jurisdictions.pauses.models import Pause


def locked(pause: Pause) -> Pause:
    """The pause as it stands now; a second act on it waits until this one is done."""
    return Pause.objects.with_people().select_for_update(of=("self",)).get(pk=pause.pk)
