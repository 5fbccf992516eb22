from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "reviews.desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        from jurisdictions.pauses.effects import Room, register
        from portal.ui import nav
        from reviews.desk import (  # noqa: F401 (they register themselves)
            arrivals,
            arrived,
            context,
            counted,
            effects,
            holders,
            refusals,
            release_plan,
        )
        from reviews.desk.as_of import held_at
        from reviews.desk.reading import sees, works

        asked = (effects.effects_of, effects.forecast, effects.open_are_at_least, effects.arrivals_under)
        register(Room(*asked, places_with_open=effects.places_with_open, held_at=held_at))
        nav.register(nav.NavItem(_("Home"), "desk:home", "h", 10))
        nav.register(nav.NavItem(_("Work"), "desk:work", "w", 20, works))
        nav.register(nav.NavItem(_("Requests"), "desk:requests", "r", 30, sees, searched=True))
