from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from portal.accounts import invitation  # noqa: F401 -- registers itself

        post_migrate.connect(_equip_administrators, dispatch_uid="equip administrators")


def _equip_administrators(sender: AppConfig, **facts: object) -> None:
    from portal.access.setup import equip_administrators

    equip_administrators(sender, using=str(facts["using"]))
