"""How allauth behaves at this desk."""

import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest


class InvitationOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """People are made by an administrator; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- allauth names it
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """The password is asked again for what matters, but not of who gave it within five minutes."""
        if self._came_in_just_now():
            return False
        required: bool = super().is_reauthentication_required(app=app)
        return required

    def _came_in_just_now(self) -> bool:
        records = get_authentication_records(self.request, self.request.user)
        return bool(records) and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
