"""Whose request it is."""

from django.http import HttpRequest

from portal.accounts.models import User


def person_of(request: HttpRequest) -> User:
    """The signed-in person; the middleware lets nobody else reach a view that asks."""
    if not isinstance(request.user, User):
        raise TypeError("a page that asks who is there must not be `login_not_required`")
    return request.user
