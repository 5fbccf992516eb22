from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JurisdictionsConfig(AppConfig):
    name = "jurisdictions"
    verbose_name = _("Jurisdictions")

    def ready(self) -> None:
        from jurisdictions import refusals  # noqa: F401 -- it registers itself
        from portal.ui import nav

        nav.register(nav.NavItem(_("Jurisdictions"), "jurisdictions:list", "j", 40))
