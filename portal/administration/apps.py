from django.contrib.admin.apps import AdminConfig


class AdministrationConfig(AdminConfig):
    """Django's administration with this desk's own site."""

    default_site = "portal.administration.site.DeskAdminSite"

    def ready(self) -> None:
        super().ready()
        from portal.administration import schedule  # noqa: F401 -- registers itself
