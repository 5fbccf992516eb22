"""Hang a jurisdiction below another one."""

from django.db import connection
from django.utils.translation import gettext as _

from jurisdictions.models import Jurisdiction
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.permit import require_setup
from portal.acts.refusals import Invalid


def move(by: User | None, place: Jurisdiction, parent: Jurisdiction) -> Jurisdiction:
    """Make `place` and its parts part of `parent`; pauses and permissions there reach them from now on.

    Refuses with NotPermitted, or Invalid for the world itself and for one of its own parts.
    """
    with performing("jurisdiction.move", by=by) as act:
        if by is not None:
            require_setup(by, "jurisdictions.change_jurisdiction")
        _lock_tree()
        # Not its key: whoever writes a pause on it, or a request from it, goes on meanwhile.
        place = Jurisdiction.objects.select_for_update(no_key=True).get(pk=place.pk)
        if place.kind == Jurisdiction.Kind.WORLD:
            raise Invalid({"parent": _("The world is part of nothing.")})
        before = place.parent_id
        place.parent = parent
        place.save(update_fields=["parent"])
        place.refresh_from_db()
        act.record(on=place, places=place.ancestors, detail={"from": before, "to": parent.pk})
    return place


def _lock_tree() -> None:
    """Wait for everybody who is deciding about a request or moving another one: before any row, always."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT lock_tree()")
