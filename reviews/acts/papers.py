"""Keeps a request's attachments: under random names, and not at all if the act does not happen."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files import File

from reviews.models import Attachment, Request
from reviews.rules.papers import Paper


@contextmanager
def kept_only_if_done() -> Iterator[list[Attachment]]:
    """Attachments noted in the list lose their files when the block ends in an error."""
    kept: list[Attachment] = []
    try:
        yield kept
    except BaseException:
        for attachment in kept:
            attachment.file.delete(save=False)
        raise


def keep(papers: list[Paper], request: Request, kept: list[Attachment]) -> None:
    """Store the files and their rows; the name on the disk tells nothing."""
    for paper in papers:
        attachment = Attachment(
            request=request,
            name=paper.name,
            media_type=paper.media_type,
            size=paper.size,
            sha256=paper.sha256,
        )
        attachment.file.save(uuid.uuid4().hex, File(paper.content), save=False)
        kept.append(attachment)
        attachment.save(force_insert=True)
