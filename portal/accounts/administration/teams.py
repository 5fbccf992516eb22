"""Teams and who is in them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.accounts.acts.set_team import set_team
from portal.accounts.administration.roles import RolesPage
from portal.accounts.models import Team, User
from portal.accounts.who import person_of


class TeamForm(forms.ModelForm):  # type: ignore[type-arg]  # no generic at run time
    """A team with its members."""

    members = forms.ModelMultipleChoiceField(
        label=_("Members"),
        queryset=User.objects.filter(is_active=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who joins holds the team's roles at once."),
    )

    class Meta:
        model = Team
        fields = ("name", "purpose", "lead")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["members"].initial = self.instance.user_set.all()


class TeamAdmin(RolesPage):
    """People who share roles."""

    form = TeamForm
    list_display = ("name", "purpose", "lead", "members")
    list_select_related = ("lead",)
    search_fields = ("name", "purpose")
    fields = ("name", "purpose", "lead", "members")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        teams: QuerySet[Any] = super().get_queryset(request)
        counted: QuerySet[Any] = teams.annotate(number=Count("user"))
        return counted

    @admin.display(description=_("members"))
    def members(self, team: Any) -> int:
        return int(team.number)

    def save_model(self, request: HttpRequest, obj: Team, form: Any, change: bool) -> None:
        wanted = form.cleaned_data
        team = set_team(
            person_of(request),
            obj if change else None,
            name=wanted["name"],
            purpose=wanted["purpose"],
            lead=wanted["lead"],
            members=wanted["members"],
        )
        obj.pk = obj.id = team.pk

    def has_delete_permission(self, request: HttpRequest, obj: Team | None = None) -> bool:  # noqa: ARG002
        return False
