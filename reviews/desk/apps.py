from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "reviews.desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        from jurisdictions.pauses import effects
        from reviews.desk import held, refusals

        effects.register(held.effects_of, held.forecast)
        refusals.register()
