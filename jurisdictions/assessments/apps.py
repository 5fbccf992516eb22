from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    name = "jurisdictions.assessments"
    verbose_name = _("Assessments")

    def ready(self) -> None:
        from portal.acts.told import logs_acts

        logs_acts("assessment.")  # the log of changes says who, by which act, and why
        from jurisdictions.assessments import (  # noqa: F401 -- they register themselves
            consents,
            refusals,
            shown,
            standing,
        )
