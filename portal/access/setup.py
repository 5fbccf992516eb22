"""What administrators may set up: Django's model permissions, none of which opens a request.

Rooms are named as strings, so that the shell imports none of them.
"""

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS

ADMINISTRATORS = "Administrators"

_CHANGE = ("view", "add", "change")
_ALL = (*_CHANGE, "delete")
_LOOK = ("view",)
ADMINISTERED: dict[str, tuple[str, ...]] = {
    "accounts.user": _CHANGE,
    "accounts.team": _CHANGE,
    "accounts.rolegrant": ("view", "add", "delete"),
    "notifications.notice": _LOOK,
    "notifications.delivery": ("view", "change"),
    "ledger.seal": _LOOK,
    "jurisdictions.jurisdiction": _CHANGE,
    "jurisdictions.jurisdictioncode": _ALL,
    "jurisdictions.service": _CHANGE,
    "jurisdictions.legalinstrument": _CHANGE,
    "jurisdictions.legalamendment": _CHANGE,
    "pauses.pause": _LOOK,
    "pauses.mandate": _LOOK,
    "break_glass.breakglass": _LOOK,
    "assessments.template": ("view", "add"),
    "reviews.agency": _CHANGE,
    "reviews.officer": _CHANGE,
    "reviews.queue": _CHANGE,
    "django_celery_beat.periodictask": _ALL,
    "django_celery_beat.intervalschedule": _ALL,
    "django_celery_beat.crontabschedule": _ALL,
}


def equip_administrators(app_config: AppConfig, using: str = DEFAULT_DB_ALIAS) -> None:
    """After the migrations of an app: administrators may do what is listed for it, and no more."""
    actions = {
        tuple(label.split(".")): allowed
        for label, allowed in ADMINISTERED.items()
        if label.split(".")[0] == app_config.label
    }
    if not actions:
        return
    create_permissions(app_config, verbosity=0, using=using)
    group, _made = Group.objects.using(using).get_or_create(name=ADMINISTRATORS)
    of_app = Permission.objects.using(using).filter(content_type__app_label=app_config.label)
    wanted = of_app.filter(
        codename__in=[f"{action}_{model}" for (_app, model), allowed in actions.items() for action in allowed]
    )
    group.permissions.remove(*of_app.exclude(pk__in=wanted))
    group.permissions.add(*wanted)
