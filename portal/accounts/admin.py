from django.contrib import admin

from portal.accounts.administration.people import PersonAdmin
from portal.accounts.administration.roles import RoleGrantAdmin
from portal.accounts.administration.teams import TeamAdmin
from portal.accounts.models import RoleGrant, Team, User

admin.site.register(User, PersonAdmin)
admin.site.register(Team, TeamAdmin)
admin.site.register(RoleGrant, RoleGrantAdmin)
