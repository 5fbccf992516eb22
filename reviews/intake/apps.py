from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "reviews.intake"
    verbose_name = _("Intake")

    def ready(self) -> None:
        from reviews.intake import panels  # noqa: F401 (it registers itself)
