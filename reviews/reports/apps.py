from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reviews.reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        from reviews.reports import expected, own_figures, shown  # noqa: F401 (they register themselves)
