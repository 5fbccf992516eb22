"""The page on which roles are given to a person or a team, and taken away."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.access.grants import Holder, grants_of
from portal.access.permissions import Role
from portal.access.places import find_place, offered_places
from portal.accounts.acts.grant_role import grant_role
from portal.accounts.acts.withdraw_role import withdraw_role
from portal.accounts.models import RoleGrant
from portal.accounts.who import person_of
from portal.acts.admin import ReadOnlyAdmin
from portal.acts.refusals import Refusal
from portal.ui.forms import DeskForm
from portal.ui.refusals import show_refusal


class RoleForm(DeskForm):
    """A role and where it is held."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.choices)
    place = forms.CharField(
        label=gettext_lazy("Where"),
        max_length=200,
        help_text=gettext_lazy(
            "Code or name of a jurisdiction, such as HK or Hong Kong; its parts are included."
            " For a queue worker, the queue."
        ),
        widget=forms.TextInput(attrs={"list": "places"}),
    )


class RolesPage(admin.ModelAdmin):  # type: ignore[type-arg]  # no generic at run time
    """Adds `…/<id>/roles/` to the pages of people and of teams."""

    change_form_template = "admin/accounts/with_roles.html"

    def get_urls(self) -> list[URLPattern]:
        site, options = self.admin_site, self.opts
        name = f"{options.app_label}_{options.model_name}_roles"
        return [
            path("<int:pk>/roles/", site.admin_view(self.roles), name=name),
            *super().get_urls(),
        ]

    def roles(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Every role with its place; one can be added or withdrawn."""
        if not request.user.has_perm("accounts.view_rolegrant"):
            raise PermissionDenied
        holder: Holder = get_object_or_404(self.model, pk=pk)
        form = RoleForm(request.POST if "give" in request.POST else None)
        if request.method == "POST" and self._done(request, holder, form):
            return redirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Roles of %(who)s") % {"who": holder},
            "opts": self.opts,
            "holder": holder,
            "grants": grants_of(holder).select_related("given_by"),
            "form": form,
            "offered": offered_places(),
        }
        status = 422 if form.errors else 200
        return render(request, "admin/accounts/roles.html", context, status=status)

    def _done(self, request: HttpRequest, holder: Holder, form: RoleForm) -> bool:
        if "withdraw" in request.POST:
            return self._withdraw(request, holder)
        return form.is_valid() and self._give(request, holder, form)

    def _give(self, request: HttpRequest, holder: Holder, form: RoleForm) -> bool:
        role = Role(form.cleaned_data["role"])
        try:
            place = find_place(role, form.cleaned_data["place"])
            grant_role(person_of(request), role, holder, place)
        except Refusal as refusal:
            show_refusal(form, refusal)
            return False
        messages.success(request, _("Given: %(role)s for %(place)s.") % {"role": role.label, "place": place})
        return True

    def _withdraw(self, request: HttpRequest, holder: Holder) -> bool:
        number = request.POST["withdraw"]
        if not number.isdecimal():
            raise Http404
        grant = get_object_or_404(grants_of(holder), pk=int(number))
        withdraw_role(person_of(request), grant)
        messages.success(request, _("Withdrawn: %(grant)s.") % {"grant": grant})
        return True


class RoleGrantAdmin(ReadOnlyAdmin):
    """Who holds what, over all people and teams."""

    list_display = ("holder_name", "role", "where", "given_by", "given_at")
    list_filter = ("role",)
    search_fields = ("person__name", "team__name")
    list_select_related = ("person", "team", "given_by", "place_type")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("place")

    @admin.display(description=gettext_lazy("holder"))
    def holder_name(self, grant: RoleGrant) -> str:
        return str(grant.holder)

    @admin.display(description=gettext_lazy("where"))
    def where(self, grant: RoleGrant) -> str:
        return str(grant.place)
