"""Takes the request's row first, as every step does, so that two acts on it follow each other."""

from reviews.models import Request


def locked(request: Request) -> Request:
    """The request as it is now, locked until the act ends."""
    rows = Request.objects.select_for_update(of=("self",))
    return rows.select_related("agency_jurisdiction", "agency", "service", "queue", "officer").get(
        pk=request.pk
    )
