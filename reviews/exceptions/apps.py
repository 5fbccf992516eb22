from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExceptionsConfig(AppConfig):
    name = "reviews.exceptions"
    label = "exceptions"
    verbose_name = _("Exceptions")

    def ready(self) -> None:
        from reviews.exceptions import counted, panels, refusals  # noqa: F401 (they register themselves)
