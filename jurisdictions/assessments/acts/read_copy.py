"""Give out a kept copy of a source, after looking whether it still is what was kept."""

from typing import IO

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jurisdictions.assessments.models import SourceCopy
from jurisdictions.assessments.reading import READERS
from portal.access.questions import may
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import NotPermitted, Refusal
from portal.files.measure import measure


class NotAsKept(Refusal):
    """The file on the disk is gone, or its bytes are others."""

    rule = "evidence"
    whose = gettext_lazy("Evidence is what was captured, byte by byte, or it is none.")
    now = gettext_lazy(
        "Tell an administrator: the file can be put back from a backup. The ledger has the event."
    )


def read_copy(by: User, copy: SourceCopy) -> IO[bytes]:
    """The file, to be downloaded. Every download, and every one that was refused, is in the ledger.

    Refuses with NotAsKept where its SHA-256 is another one, and with NotPermitted.
    """
    found = copy.assessment
    if not any(may(by, permission, found.jurisdiction) for permission in READERS):
        raise NotPermitted(_("You read no assessments there."))
    content, there = _opened(copy)
    detail = {"source": copy.source_id, "copy": copy.pk, "sha256": copy.sha256}
    is_intact = there == copy.sha256
    verb = "assessment.read_copy" if is_intact else "assessment.copy_differs"
    with performing(verb, by=by) as act:
        act.record(on=found, places=found.jurisdiction.ancestors, detail=detail | {"found": there})
    if content is None:
        raise NotAsKept(_("The file of this copy is gone."))
    if not is_intact:
        content.close()
        raise NotAsKept(_("This file is no longer what was kept: its SHA-256 is another one."))
    return content


def _opened(copy: SourceCopy) -> tuple[IO[bytes] | None, str]:
    """The file and the SHA-256 that it has now; nothing where it is gone."""
    try:
        content: IO[bytes] = default_storage.open(copy.stored_as, "rb")
    except FileNotFoundError:
        return None, ""
    return content, measure(content)[1]
