"""A person's own preferences."""

import zoneinfo

from django.conf import settings
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid


def prefer(by: User, *, name: str, time_zone: str, theme: str, language: str, single_keys: bool) -> None:
    """Change how the desk addresses the person and looks to them. Refused: zones and choices unknown."""
    with performing("person.prefer", by=by) as act:
        _check(name, time_zone, theme, language)
        person = User.objects.select_for_update().get(pk=by.pk)
        chosen = {
            "name": name.strip(),
            "time_zone": time_zone,
            "theme": theme,
            "language": language,
            "single_keys": single_keys,
        }
        changed = sorted(field for field, value in chosen.items() if getattr(person, field) != value)
        for field in changed:
            setattr(person, field, chosen[field])
        person.save(update_fields=changed)
        act.record(on=person, detail={"changed": changed})


def _check(name: str, time_zone: str, theme: str, language: str) -> None:
    errors = {}
    if not name.strip():
        errors["name"] = _("Give your name.")
    if time_zone not in zoneinfo.available_timezones():
        errors["time_zone"] = _("“%(zone)s” is not a time zone.") % {"zone": time_zone}
    if theme not in User.Theme.values:
        errors["theme"] = _("There are no such colours.")
    if language not in dict(settings.LANGUAGES):
        errors["language"] = _("The desk does not speak this language yet.")
    if errors:
        raise Invalid(errors)
