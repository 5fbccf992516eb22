"""Leave a text out, or put it back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.publishing.acts.locking import locked_by
from jurisdictions.assessments.publishing.edition.build import edition_of
from jurisdictions.assessments.publishing.models import Publication, Redaction
from jurisdictions.assessments.publishing.words import Code, State
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder


def redact(by: User, publication: Publication, *, path: str, code: str) -> Redaction:
    """Leave one text out; that it is left out, and why, is shown in its place.

    It can be done at any time, after publication too. An approval that stood is void. Refuses with Invalid
    (no such text; no code), OutOfOrder (redacted already) or NotPermitted.
    """
    within = publication.assessment.jurisdiction
    with performing("publication.redact", by=by, needs=Permission.ASSESS, within=within) as act:
        found = locked_by(by, publication)
        errors = {}
        if code not in Code.values:
            errors["code"] = _("Say why.")
        if edition_of(found).entry(path) is None:
            errors["path"] = _("The publication has no such text.")
        if errors:
            raise Invalid(errors)
        if found.redactions.filter(path=path, undone_at=None).exists():
            raise OutOfOrder(_("This text is left out already."))
        made = Redaction.objects.create(publication=found, path=path, code=code, made_by=by)
        detail = {"path": path, "code": code, "state": found.state}
        act.record(on=found, places=within.ancestors, detail=detail)
    return made


def unredact(by: User, publication: Publication, *, path: str) -> Redaction:
    """Show a text again that was left out. What was published shows no more than it did.

    An approval that stood is void. Refuses with OutOfOrder or NotPermitted.
    """
    within = publication.assessment.jurisdiction
    with performing("publication.unredact", by=by, needs=Permission.ASSESS, within=within) as act:
        found = locked_by(by, publication)
        if found.state in {State.PUBLISHED, State.RETRACTED}:
            raise OutOfOrder(
                _("It is published: what was left out stays out."),
                now=_("Retract it, and begin another publication that shows the text."),
            )
        row = found.redactions.filter(path=path, undone_at=None).first()
        if row is None:
            raise OutOfOrder(_("This text is not left out."))
        row.undone_by, row.undone_at = by, timezone.now()
        row.save(update_fields=["undone_by", "undone_at"])
        act.record(on=found, places=within.ancestors, detail={"path": path, "code": row.code})
    return row
