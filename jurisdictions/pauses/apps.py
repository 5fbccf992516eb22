from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PausesConfig(AppConfig):
    name = "jurisdictions.pauses"
    verbose_name = _("Pauses")
