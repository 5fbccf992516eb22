"""Publish a new version of a template."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.checking import check_text
from jurisdictions.assessments.library import row_of
from jurisdictions.assessments.models import Template
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.permit import require_setup
from portal.acts.refusals import Invalid, Stale

RIGHT = "assessments.add_template"


def publish_template(
    by: User | None, source: str, *, reason: str, code: str = "", after: int | None = None
) -> Template:
    """Make the next version of the track that the YAML names. New assessments begin with it; open ones stay.

    `code` and `after` are the track and version that its writer began with. Refuses with
    Invalid (what is wrong, with its line; no reason; nothing changed), Stale (another version was published
    meanwhile) or NotPermitted.
    """
    source = source.replace("\r\n", "\n")
    with performing("template.publish", by=by) as act:
        if by is not None:
            require_setup(by, RIGHT)
        document, problems = check_text(source)
        if not problems and code not in {"", document.body["code"]}:
            problems = [_("This is a template of another track: %(code)s.") % {"code": document.body["code"]}]
        errors = {"source": problems} if problems else {}
        if not reason.strip():
            errors["reason"] = [_("Say what changed, and why.")]
        if errors:
            raise Invalid(errors)
        versions = Template.objects.select_for_update().filter(code=document.body["code"])
        last = versions.order_by("-version").first()
        if last and after is not None and last.version != after:
            raise Stale(_("Version %(n)d was published after you began.") % {"n": last.version})
        if last and last.source == source:
            raise Invalid({"source": [_("Nothing was changed.")]})
        row = row_of(document.body, last.version + 1 if last else 1, source)
        made = Template.objects.create(**row, reason=reason.strip(), published_by=by)
        detail = {"code": made.code, "version": made.version, "sha256": made.digest, "reason": made.reason}
        act.record(on=made, detail=detail)
    return made
