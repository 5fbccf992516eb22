from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "jurisdictions.assessments.publishing"
    label = "publishing"
    verbose_name = _("Publications")

    def ready(self) -> None:
        from jurisdictions.assessments.publishing import refusals, shown  # noqa: F401 -- they register themselves
