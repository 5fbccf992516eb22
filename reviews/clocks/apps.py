from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClocksConfig(AppConfig):
    name = "reviews.clocks"
    verbose_name = _("Clocks")

    def ready(self) -> None:
        from portal.ui import nav
        from reviews.clocks import due_again, panels, running_out  # noqa: F401 (they register themselves)
        from reviews.clocks.reading import sees_any

        nav.register(nav.NavItem(_("Deadlines"), "clocks:list", "d", 25, sees_any))
