"""E-mail over SMTP, as plain text."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from portal.notifications.models import Notice
from portal.notifications.render import as_mail


@contextmanager
def sending() -> Iterator[Callable[[Notice], None]]:
    """All mails of one sweep go through one connection, opened with the first of them."""
    connection = get_connection()

    def send(notice: Notice) -> None:
        mail = _message(notice)
        mail.connection = connection
        try:
            connection.open()
            mail.send()
        except Exception:
            connection.close()  # whatever the server said last, the next mail starts afresh
            raise

    try:
        yield send
    finally:
        connection.close()


def _message(notice: Notice) -> EmailMessage:
    text = as_mail(notice)
    to = notice.person.email if notice.person else notice.address
    return EmailMessage(text.subject, text.body, to=[to], headers=_headers(notice))


def _headers(notice: Notice) -> dict[str, str]:
    """The key twice: mail programs drop a repeated Message-ID, other readers have a header of their own."""
    domain = settings.DEFAULT_FROM_EMAIL.rstrip(">").rpartition("@")[2]
    return {
        "Message-ID": f"<{notice.key}@{domain}>",
        "X-Abeyance-Key": str(notice.key),
        "Auto-Submitted": "auto-generated",
    }
