from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "portal.ledger"
    verbose_name = _("Ledger")

    def ready(self) -> None:
        from portal.access.permissions import Permission
        from portal.access.questions import may_anywhere
        from portal.ui import nav

        nav.register(
            nav.NavItem(
                _("Ledger"),
                "ledger:list",
                key="l",
                order=90,
                visible=lambda user: may_anywhere(user, Permission.AUDIT),
            )
        )
