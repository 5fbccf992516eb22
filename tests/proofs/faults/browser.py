"""Plain HTTP as a browser sends it: the session's cookie, the form's token, one connection a request."""

import http.client
from typing import Any

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

# A double-submitted token needs no page to be read first.
TOKEN = "p" * 32
PATIENCE = 20
BROKEN = 0  # in place of a status: whoever answered was killed


def post(port: int, path: str, session: str = "", **fields: Any) -> int:
    """Send a form; returns the status of the answer, or BROKEN."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    cookies = f"csrftoken={TOKEN}" + (f"; sessionid={session}" if session else "")
    body = encode_multipart(BOUNDARY, {"csrfmiddlewaretoken": TOKEN, **fields})
    headers = {"Content-Type": MULTIPART_CONTENT, "Cookie": cookies}
    try:
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        return BROKEN
    finally:
        connection.close()
    return answer.status
