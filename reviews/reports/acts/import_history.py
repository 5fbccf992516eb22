"""Take a published table into the desk."""

from dataclasses import dataclass
from pathlib import Path

from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.permit import require_setup
from reviews.reports.models import PublishedCount, PublishedFile
from reviews.reports.reading import Reading, read


@dataclass(frozen=True)
class Imported:
    """What came of it; `added` is 0 for a file that was here."""

    reading: Reading
    added: int


def import_history(by: User | None, path: Path) -> Imported:
    """Read the whole file, then write all of it; the same file a second time adds nothing.

    Cells that could not be read are named in the reading and left out with their row. Refuses with
    Invalid where no reader knows the file.
    """
    reading = read(path)
    if PublishedFile.objects.filter(sha256=reading.sha256).exists():
        return Imported(reading, 0)
    with performing("history.import", by=by) as act:
        if by is not None:
            require_setup(by, "reports.add_publishedfile")
        file = PublishedFile.objects.create(
            name=reading.name,
            sha256=reading.sha256,
            layout=reading.layout.name,
            licence=reading.layout.licence,
        )
        for count in reading.counts:
            count.file = file
        PublishedCount.objects.bulk_create(reading.counts, batch_size=1000)
        detail = {"sha256": file.sha256, "counts": len(reading.counts), "unread": len(reading.problems)}
        act.record(on=file, detail=detail)
    return Imported(reading, len(reading.counts))
