"""Say that what stayed the same in a section was looked at again."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.watching.models import LookedAgain
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder


def look_again(by: User, assessment: Assessment, section: str, *, note: str = "") -> LookedAgain:
    """One's name beside what was carried forward unchanged: it is right still.

    Refuses with OutOfOrder (nothing was carried forward, or it is open no more), Invalid or NotPermitted.
    """
    within = assessment.jurisdiction
    with performing("assessment.look_again", by=by, needs=Permission.ASSESS, within=within) as act:
        found = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
        if found.carries_on_id is None or not found.is_open:
            raise OutOfOrder(_("Only in a draft that carries another one forward."))
        if section not in questionnaire(found.template_id).sections:
            raise Invalid({"section": _("There is no such section.")})
        made = LookedAgain.objects.create(assessment=found, section=section, by=by, note=note.strip())
        act.record(on=found, places=within.ancestors, detail={"section": section, "note": made.note})
    return made
