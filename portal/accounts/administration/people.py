"""People: invite, correct, close and open."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.accounts.acts.change_person import change_person
from portal.accounts.acts.deactivate import deactivate, reactivate
from portal.accounts.acts.invite import invite
from portal.accounts.acts.invite_again import invite_again
from portal.accounts.administration.roles import RolesPage
from portal.accounts.models import User
from portal.accounts.who import person_of
from portal.acts.refusals import Refusal

FACTS = ("email", "is_active", "is_staff", "time_zone", "joined_at", "last_login")


class PersonAdmin(RolesPage):
    """Somebody who works at the desk. Nobody is deleted: what they did stays theirs."""

    list_display = ("name", "email", "title", "may_sign_in", "administers", "second_factor", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("name", "email", "title")
    ordering = ("name",)
    list_per_page = 50
    actions = ("close", "open_again", "send_invitation_again")

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:  # noqa: ARG002
        return ("name", "title", *FACTS) if obj else ("email", "name", "title", "is_staff")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:  # noqa: ARG002
        return FACTS if obj else ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        has_one = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        people: QuerySet[Any] = super().get_queryset(request)
        shown: QuerySet[Any] = people.annotate(has_factor=Exists(has_one))
        return shown

    @admin.display(description=_("signs in"), boolean=True, ordering="is_active")
    def may_sign_in(self, person: User) -> bool:
        return person.is_active

    @admin.display(description=_("administers"), boolean=True, ordering="is_staff")
    def administers(self, person: User) -> bool:
        return person.is_staff

    @admin.display(description=_("second factor"), boolean=True)
    def second_factor(self, person: Any) -> bool:
        return bool(person.has_factor)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:  # noqa: ARG002
        by = person_of(request)
        if change:
            change_person(by, obj, name=obj.name, title=obj.title)
        else:
            obj.pk = invite(by, obj.email, obj.name, title=obj.title, is_staff=obj.is_staff).pk

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:  # noqa: ARG002
        return False

    @admin.action(description=_("Close the account"), permissions=["change"])
    def close(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        """Each person's sessions end with their next click."""
        self._each(request, chosen, deactivate)

    @admin.action(description=_("Open the account again"), permissions=["change"])
    def open_again(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        """They may sign in again, with the roles they still hold."""
        self._each(request, chosen, reactivate)

    @admin.action(description=_("Send the invitation again"), permissions=["add"])
    def send_invitation_again(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        """For who let the link end."""
        self._each(request, chosen, invite_again)

    def _each(self, request: HttpRequest, chosen: QuerySet[User], act: Callable[[User, User], None]) -> None:
        """Do it for each one that it can be done for, and say why not for the others."""
        done = 0
        for person in chosen:
            try:
                act(person_of(request), person)
                done += 1
            except Refusal as refusal:
                self.message_user(request, f"{refusal.message} {refusal.now}", messages.ERROR)
        if done:
            said = ngettext("Done for %(n)d person.", "Done for %(n)d people.", done) % {"n": done}
            self.message_user(request, said, messages.SUCCESS)
