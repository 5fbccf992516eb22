from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscussingConfig(AppConfig):
    name = "jurisdictions.assessments.discussing"
    label = "discussing"
    verbose_name = _("Comments on assessments")

    def ready(self) -> None:
        from jurisdictions.assessments.discussing import panels, quality  # noqa: F401 -- they register themselves
