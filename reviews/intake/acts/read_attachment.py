"""Opens an attachment for a person who may see its request. The ledger knows who read which paper."""

from typing import IO

from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from reviews.models import Attachment


def read_attachment(by: User, attachment: Attachment) -> IO[bytes]:
    """The file, to be downloaded. A pause does not hold it back: it is the agency's own paper."""
    place = attachment.request.agency_jurisdiction
    with performing("attachment.read", by=by, needs=Permission.SEE, within=place) as act:
        content = attachment.file.open("rb")
        act.record(on=attachment.request, places=place.ancestors, detail={"sha256": attachment.sha256})
    return content
