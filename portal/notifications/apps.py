from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "portal.notifications"
    verbose_name = _("Notifications")

    def ready(self) -> None:
        from portal.notifications import panels  # noqa: F401 -- registers itself
        from portal.notifications.centre import unread_count
        from portal.ui import nav

        nav.register_badge(unread_count)
