"""A zip file whose bytes do not depend on the clock."""

import io
import zipfile

LONG_AGO = (2000, 1, 1, 0, 0, 0)


def same_each_time(content: bytes) -> bytes:
    """The same archive with every member dated alike."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            dated = zipfile.ZipInfo(member.filename, LONG_AGO)
            dated.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(dated, old.read(member))
    return written.getvalue()
