"""Acts in words, as timelines show them. A verb without words here shows itself."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise] = {
    "request.receive": _("Received"),
    "request.claim": _("Taken for review"),
    "request.release": _("Given back"),
    "request.renew": _("Kept in hand"),
    "request.claim_expired": _("Lease ended, back in its queue"),
    "request.checklist": _("Checklist filled in"),
    "request.decide": _("Decision proposed"),
    "request.approve": _("Decision approved"),
    "request.send_back": _("Decision sent back"),
    "request.ask_clarification": _("Agency asked"),
    "request.produce": _("File made, link sent"),
    "request.back_to_triage": _("Back to triage after a lift"),
    "request.close": _("Closed"),
    "request.close_under_pause": _("Closed under a pause"),
    "request.read": _("Read"),
    "production.withdraw_link": _("Link withdrawn"),
    "production.hand_over": _("Handed over"),
    "pause.start": _("Pause decided"),
    "pause.countersign": _("Countersigned"),
    "pause.extend_review": _("Day of review moved"),
    "pause.issue_mandate": _("Mandate issued by a signed assessment"),
    "pause.lift": _("Lifted"),
    "pause.remind": _("Owners reminded of the review"),
    "assessment.open": _("Assessment begun"),
    "assessment.edit": _("Section saved"),
    "assessment.submit": _("Opened for signatures"),
    "assessment.sign": _("Signature or answer"),
    "attachment.read": _("Paper downloaded"),
    "clocks.remind": _("Reminded of deadlines"),
    "pause.escalate": _("Escalated: not countersigned"),
    "person.invite": _("Person invited"),
    "person.invite_again": _("Invitation sent again"),
    "person.change": _("Person corrected"),
    "person.prefer": _("Own preferences changed"),
    "person.deactivate": _("Account closed"),
    "person.reactivate": _("Account opened again"),
    "role.grant": _("Role given"),
    "role.withdraw": _("Role withdrawn"),
    "team.set": _("Team changed"),
    "team.set_up": _("Team set up"),
    "requests.import": _("Requests imported"),
    "history.import": _("Published history read in"),
    "jurisdiction.move": _("Jurisdiction moved in the tree"),
    "jurisdiction.set_up": _("Jurisdiction set up"),
    "service.set_up": _("Service set up"),
    "legalinstrument.set_up": _("Legal instrument set up"),
    "agency.set_up": _("Agency set up"),
    "queue.set_up": _("Queue set up"),
    "periodictask.set_up": _("Job timed or stopped"),
    "intervalschedule.set_up": _("Interval set up"),
    "crontabschedule.set_up": _("Times of day set up"),
}


def in_words(verb: str) -> str | Promise:
    """The words for a verb."""
    return WORDS.get(verb, verb.replace(".", ": ").replace("_", " "))
