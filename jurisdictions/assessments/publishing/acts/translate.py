"""Put a text into the publication's language, and read what somebody else put into it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.publishing.acts.locking import locked_by
from jurisdictions.assessments.publishing.edition.build import edition_of
from jurisdictions.assessments.publishing.models import Publication, Translation
from jurisdictions.assessments.publishing.reading import require_second_reader
from jurisdictions.assessments.publishing.words import WRITTEN_IN, State
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import FourEyes, Invalid, OutOfOrder


def translate(
    by: User, publication: Publication, *, path: str, text: str, translator: str, machine: bool = False
) -> Translation:
    """Keep the translation of one text, in place of an earlier one; its reader is asked anew.

    Refuses with Invalid, OutOfOrder (published; the language of the record itself) or NotPermitted.
    """
    within = publication.assessment.jurisdiction
    with performing("publication.translate", by=by, needs=Permission.ASSESS, within=within) as act:
        found = locked_by(by, publication)
        _check(found, path, text, translator)
        values = {
            "text": text.strip(),
            "translator": translator.strip(),
            "machine": machine,
            "entered_by": by,
            "at": timezone.now(),
            "read_by": None,
            "read_at": None,
        }
        made, _new = Translation.objects.update_or_create(publication=found, path=path, defaults=values)
        detail = {"path": path, "machine": machine, "translator": made.translator}
        act.record(on=found, places=within.ancestors, detail=detail)
    return made


def read_translation(by: User, publication: Publication, *, path: str) -> Translation:
    """Say that one has read a translation and that it holds. Whoever entered it does not.

    Refuses with FourEyes, OutOfOrder or NotPermitted.
    """
    within = publication.assessment.jurisdiction
    with performing("publication.read_translation", by=by) as act:
        require_second_reader(by, publication.assessment)
        found = locked_by(by, publication)
        if found.state in {State.PUBLISHED, State.RETRACTED}:
            raise OutOfOrder(_("It is published already."))
        row = found.translations.filter(path=path).first()
        if row is None:
            raise OutOfOrder(_("Nobody has translated this text."))
        if row.entered_by_id == by.pk:
            raise FourEyes(_("You entered it: somebody else reads it."))
        row.read_by, row.read_at = by, timezone.now()
        row.save(update_fields=["read_by", "read_at"])
        act.record(on=found, places=within.ancestors, detail={"path": path})
    return row


def _check(found: Publication, path: str, text: str, translator: str) -> None:
    if found.language == WRITTEN_IN:
        raise OutOfOrder(
            _("This publication is in the language of the record: there is nothing to translate.")
        )
    if found.state in {State.PUBLISHED, State.RETRACTED}:
        raise OutOfOrder(_("It is published already."), now=_("Add an erratum."))
    errors = {}
    if not text.strip():
        errors["text"] = _("Please fill this in.")
    if not translator.strip():
        errors["translator"] = _("Say who translated it, or with which machine.")
    entry = edition_of(found).entry(path)
    if entry is None or not entry.text:
        errors["path"] = _("The publication shows no such text.")
    if errors:
        raise Invalid(errors)
