"""Look at the names of the people who were consulted."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment, Consultation
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid


def view_names(by: User, assessment: Assessment, *, reason: str) -> list[tuple[Consultation, str]]:
    """Each consultation with the person's name, where one is written down; the look is an event.

    The name of whoever took everything back is shown to nobody: it is empty.

    Refuses with Invalid without a reason, or NotPermitted. Do no harm (UNGP 18; RDR G5): identities are
    closed by default, and whoever opens them leaves a trace.
    """
    within = assessment.jurisdiction
    with performing("assessment.view_names", by=by, needs=Permission.ASSESS, within=within) as act:
        if not reason.strip():
            raise Invalid({"reason": _("Say why you need the names.")})
        heard = assessment.consultations.prefetch_related("withdrawals")
        rows = [(row, "" if row.took_all_back else row.person) for row in heard if row.person]
        detail = {"reason": reason.strip(), "consultations": [row.pk for row, name in rows if name]}
        act.record(on=assessment, places=within.ancestors, detail=detail)
    return rows
