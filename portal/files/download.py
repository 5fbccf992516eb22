"""Files are given out, never shown: no browser renders or runs what somebody handed in."""

from typing import IO

from django.http import FileResponse

INERT = "sandbox; default-src 'none'"


def download(content: IO[bytes], name: str) -> FileResponse:
    """The file under this name, as bytes of no type, kept by no cache."""
    answer = FileResponse(content, as_attachment=True, filename=name, content_type="application/octet-stream")
    answer["Content-Security-Policy"] = INERT
    answer["Cache-Control"] = "no-store"
    return answer
