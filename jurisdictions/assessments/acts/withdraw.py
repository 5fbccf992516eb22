"""Take note that somebody consulted takes a consent back."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Consultation, Withdrawal
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder


def withdraw(by: User, consultation: Consultation, *, of: str, on: date | None = None) -> Withdrawal:
    """From now on nothing shows what the consent allowed, in signed and published records too.

    Signatures stand: what was signed is not changed. Refuses with Invalid, OutOfOrder (withdrawn already)
    or NotPermitted. Do no harm: a consent can be taken back at any time.
    """
    found = consultation.assessment
    with performing(
        "assessment.withdraw_consent", by=by, needs=Permission.ASSESS, within=found.jurisdiction
    ) as act:
        if of not in Withdrawal.Of.values:
            raise Invalid({"of": _("Choose one.")})
        day = on or timezone.now().date()
        if day > timezone.now().date():
            raise Invalid({"on": _("This day has not come yet.")})
        if consultation.withdrawals.filter(of=of).exists():
            raise OutOfOrder(_("This consent was withdrawn already."))
        made = Withdrawal.objects.create(consultation=consultation, of=of, on=day)
        detail = {"consultation": consultation.pk, "of": of, "on": made.on.isoformat()}
        act.record(on=found, places=found.jurisdiction.ancestors, detail=detail)
    return made
