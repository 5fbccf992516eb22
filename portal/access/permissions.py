"""Every permission of the desk, and the roles that bundle them.

A permission is held on a jurisdiction (and then reaches its parts) or on a queue. Django's admin
permissions are another thing: they open set-up pages and never a request.
"""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """A right to do one kind of act, as `app_label.codename` of the model it is held on."""

    SEE = "jurisdictions.see_requests"
    INTAKE = "jurisdictions.enter_requests"
    REVIEW = "jurisdictions.review_requests"
    APPROVE = "jurisdictions.approve_requests"
    PAUSE = "jurisdictions.pause_requests"
    ASSESS = "jurisdictions.assess_jurisdiction"
    SIGN_AUTHOR = "jurisdictions.sign_as_author"
    SIGN_RIGHTS = "jurisdictions.sign_as_human_rights_reviewer"
    SIGN_LEGAL = "jurisdictions.sign_as_legal_reviewer"
    SIGN_EXECUTIVE = "jurisdictions.sign_as_executive"
    OPEN_RESTRICTED = "jurisdictions.open_restricted_assessments"
    ENTER_COMPARTMENT = "assessments.enter_compartment"
    AUDIT = "jurisdictions.audit_jurisdiction"
    WORK_QUEUE = "reviews.work_queue"


class Role(TextChoices):
    """What a person is to the desk: in one jurisdiction and its parts, or on one queue."""

    INTAKE = "intake", _("Intake clerk")
    REVIEWER = "reviewer", _("Reviewer")
    APPROVER = "approver", _("Approver")
    ASSESSOR = "assessor", _("Assessor")
    AUTHOR = "author", _("Signer: author")
    RIGHTS_REVIEWER = "rights_reviewer", _("Signer: human-rights reviewer")
    LEGAL_REVIEWER = "legal_reviewer", _("Signer: legal or regional reviewer")
    EXECUTIVE = "executive", _("Signer: accountable executive")
    PAUSE_OFFICER = "pause_officer", _("Pause officer")
    OPENER = "opener", _("Opener of restricted assessments")
    AUDITOR = "auditor", _("Auditor")
    QUEUE_WORKER = "queue_worker", _("Queue worker")


ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.INTAKE: frozenset({Permission.SEE, Permission.INTAKE}),
    Role.REVIEWER: frozenset({Permission.SEE, Permission.INTAKE, Permission.REVIEW}),
    Role.APPROVER: frozenset({Permission.SEE, Permission.APPROVE}),
    Role.ASSESSOR: frozenset({Permission.ASSESS}),
    Role.AUTHOR: frozenset({Permission.ASSESS, Permission.SIGN_AUTHOR}),
    Role.RIGHTS_REVIEWER: frozenset({Permission.SIGN_RIGHTS}),
    Role.LEGAL_REVIEWER: frozenset({Permission.SIGN_LEGAL}),
    Role.EXECUTIVE: frozenset({Permission.SIGN_EXECUTIVE}),
    Role.PAUSE_OFFICER: frozenset({Permission.PAUSE}),
    Role.OPENER: frozenset({Permission.OPEN_RESTRICTED}),
    Role.AUDITOR: frozenset({Permission.AUDIT}),
    Role.QUEUE_WORKER: frozenset({Permission.WORK_QUEUE}),
}
