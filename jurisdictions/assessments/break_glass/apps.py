from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BreakGlassConfig(AppConfig):
    name = "jurisdictions.assessments.break_glass"
    label = "break_glass"
    verbose_name = _("Break-glass")

    def ready(self) -> None:
        from jurisdictions.assessments.break_glass import refusals, shown  # noqa: F401 -- they register themselves
