"""One assessment, locked for a change of its content."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment
from portal.acts.refusals import OutOfOrder


def locked_open(pk: int) -> Assessment:
    """The assessment under a lock until the act ends. Refuses with OutOfOrder when it is signed."""
    found = Assessment.objects.select_for_update(of=("self",)).select_related("jurisdiction").get(pk=pk)
    if not found.is_open:
        raise OutOfOrder(
            _("What is signed does not change."),
            rule="signed",
            now=_("Begin a new assessment that carries it forward."),
        )
    return found
