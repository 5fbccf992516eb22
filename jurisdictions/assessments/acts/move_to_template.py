"""Move a filled assessment to a newer version of its template, or to another track."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.library import newest
from jurisdictions.assessments.models import Assessment, Template
from jurisdictions.assessments.models.words import State
from jurisdictions.assessments.moving import Report, report_of
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder


def move_to_template(by: User, assessment: Assessment, template: Template, *, reason: str = "") -> Report:
    """Ask by another template from now on. Nothing that was entered is lost, asked for or not.

    Another track needs its reason. Returns what changed, which the ledger keeps too. Refuses with OutOfOrder
    (no draft; the same template; not the newest of its track), Invalid or NotPermitted.
    """
    with performing(
        "assessment.move_template", by=by, needs=Permission.ASSESS, within=assessment.jurisdiction
    ) as act:
        found = (
            Assessment.objects.select_for_update(of=("self",))
            .select_related("jurisdiction", "template")
            .get(pk=assessment.pk)
        )
        _check(found, template, reason)
        report = report_of(found, template)
        act.because(reason)
        if found.track != template.code:
            found.track, found.track_reason = template.code, reason.strip()
        found.template, found.lock_version = template, found.lock_version + 1
        found.save(update_fields=["template", "track", "track_reason", "lock_version"])
        act.record(on=found, places=found.jurisdiction.ancestors, detail=report)
    return report


def _check(found: Assessment, template: Template, reason: str) -> None:
    if found.state != State.DRAFT:
        raise OutOfOrder(
            _("Only a draft moves to another template."),
            now=_("Return it for more work first, or begin a new one that carries it forward."),
        )
    if found.template_id == template.pk:
        raise OutOfOrder(_("It is on this template already."))
    if newest(template.code).pk != template.pk:
        raise OutOfOrder(_("There is a newer version of this template."))
    if found.track != template.code and not reason.strip():
        raise Invalid({"reason": _("Say why another track.")})
