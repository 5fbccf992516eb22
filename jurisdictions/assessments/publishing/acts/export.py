"""Ask for a file of a publication, and fetch it. Both leave a trace (R93)."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.blind import require_sight
from jurisdictions.assessments.publishing.acts.locking import locked
from jurisdictions.assessments.publishing.edition.build import edition_of
from jurisdictions.assessments.publishing.edition.plain import hash_of
from jurisdictions.assessments.publishing.exports.wake import wake_after_commit
from jurisdictions.assessments.publishing.models import Export, Publication
from jurisdictions.assessments.publishing.words import Format, Making, State
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder


def ask_export(by: User, publication: Publication, *, format: str) -> Export:  # noqa: A002 -- the field's name
    """Have a file made. Where one is under way already, that one is given back.

    Whoever may open the publication may ask; the page has looked. Refuses with Invalid or OutOfOrder
    (retracted).
    """
    within = publication.assessment.jurisdiction
    with performing("publication.export", by=by) as act:
        if format not in Format.values:
            raise Invalid({"format": _("Choose one.")})
        found = locked(publication)
        if found.state == State.RETRACTED:
            raise OutOfOrder(_("This publication was retracted: no file of it is made."))
        under_way = found.exports.filter(format=format, state__in=[Making.QUEUED, Making.RUNNING]).first()
        made = under_way or Export.objects.create(publication=found, format=format, asked_by=by)
        detail = {"format": format, "export": made.pk, "state": found.state}
        act.record(on=found, places=within.ancestors, detail=detail | _of_version(found))
        wake_after_commit()
    return made


def download(by: User | None, export: Export) -> Export:
    """Take a file out. `by` is None for a reader who is not signed in, where the desk allows that.

    Refuses with OutOfOrder when the publication shows something else by now, and a second rater who has not
    rated yet.
    """
    within = export.publication.assessment.jurisdiction
    with performing("publication.download", by=by) as act:
        found = Export.objects.select_for_update(of=("self",)).get(pk=export.pk)
        publication = export.publication
        if by is not None:
            require_sight(by, publication.assessment)
        if found.state != Making.READY or found.document_hash != hash_of(edition_of(publication)):
            raise OutOfOrder(
                _("This file is not ready, or the publication shows something else now."),
                now=_("Ask for the file again."),
            )
        detail = {"format": found.format, "export": found.pk, "sha256": found.sha256}
        act.record(on=publication, places=within.ancestors, detail=detail | _of_version(publication))
    return found


def _of_version(publication: Publication) -> dict[str, str]:
    return {"hash": publication.version.content_hash, "language": publication.language}
