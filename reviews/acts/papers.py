"""Keeps a request's attachments under random names, within the act that receives it."""

from portal.files.keep import Kept
from reviews.models import Attachment, Request
from reviews.rules.papers import Paper


def keep(papers: list[Paper], request: Request, kept: Kept) -> None:
    """Store the files and their rows; the name on the disk tells nothing."""
    for paper in papers:
        Attachment.objects.create(
            request=request,
            file=kept.keep(paper.content, "attachments"),
            name=paper.name,
            media_type=paper.media_type,
            size=paper.size,
            sha256=paper.sha256,
        )
