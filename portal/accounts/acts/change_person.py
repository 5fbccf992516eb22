"""What an administrator keeps true about a person."""

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.permit import require_setup
from portal.acts.refusals import Invalid


def change_person(by: User | None, person: User, *, name: str, title: str) -> None:
    """Correct a person's name and job title. Refused: no name."""
    with performing("person.change", by=by) as act:
        if by is not None:
            require_setup(by, "accounts.change_user")
        if not name.strip():
            raise Invalid({"name": _("Give the person's name.")})
        person = User.objects.select_for_update().get(pk=person.pk)
        wanted = {"name": name.strip(), "title": title.strip()}
        changed = sorted(field for field, value in wanted.items() if getattr(person, field) != value)
        for field in changed:
            setattr(person, field, wanted[field])
        person.save(update_fields=changed)
        act.record(on=person, detail={"changed": changed})
