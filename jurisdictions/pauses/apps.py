from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PausesConfig(AppConfig):
    name = "jurisdictions.pauses"
    verbose_name = _("Pauses")

    def ready(self) -> None:
        from jurisdictions.pauses import refusals, shown, waiting  # noqa: F401 -- they register themselves
        from jurisdictions.pauses.atlas import panel  # noqa: F401 -- so does this
