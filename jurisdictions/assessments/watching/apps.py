from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WatchingConfig(AppConfig):
    name = "jurisdictions.assessments.watching"
    verbose_name = _("Watches")

    def ready(self) -> None:
        from jurisdictions.assessments.signed import when_signed
        from jurisdictions.assessments.watching import refusals, shown, warnings  # noqa: F401 -- they register
        from jurisdictions.assessments.watching.acts.begin_watching import begin_watching

        when_signed(begin_watching)
