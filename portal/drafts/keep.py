"""Keep, give back and forget drafts."""

from datetime import timedelta

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.who import person_of
from portal.drafts.models import Draft

LASTS = timedelta(days=30)
NOT_KEPT = ("csrfmiddlewaretoken", "more")


def keep(person: User, page: str, data: QueryDict) -> Draft:
    """The newest state of the form replaces the one before."""
    form = data.copy()
    for name in NOT_KEPT:
        form.pop(name, None)
    values = {"form": form.urlencode(), "kept_at": timezone.now()}
    draft, _made = Draft.objects.update_or_create(person=person, page=page, defaults=values)
    return draft


def kept_for(http: HttpRequest) -> Draft | None:
    """What the reader typed on this page and has not saved."""
    return Draft.objects.filter(person=person_of(http), page=http.path).first()


def forget(http: HttpRequest) -> None:
    """It is saved where it belongs."""
    Draft.objects.filter(person=person_of(http), page=http.path).delete()


def forget_old() -> int:
    """Remove drafts that nobody came back to; returns how many."""
    removed, _each = Draft.objects.filter(kept_at__lt=timezone.now() - LASTS).delete()
    return removed
