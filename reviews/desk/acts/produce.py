"""Make the file for the agency and the link it is fetched through."""

import hashlib
import secrets
from datetime import timedelta

from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder
from portal.files.keep import stored_until_done
from portal.files.measure import measure
from portal.notifications.models import Notice
from portal.notifications.render import for_mail_only, whole_address
from reviews.desk.acts.locking import locked
from reviews.desk.models import Approval, Production
from reviews.models import Request, State

LINK_LASTS = timedelta(days=7)
LARGEST = 500 * 1024 * 1024


def produce(by: User, request: Request, *, file: "UploadedFile[bytes]", recipient: str) -> Production:
    """Store the file, make a link and owe the agency the message with it.

    The recipient is an address of the agency itself. Refuses with Held, Invalid, OutOfOrder (no approved
    decision to disclose) or NotPermitted.
    """
    needs = {"needs": Permission.REVIEW, "within": request.agency_jurisdiction}
    with stored_until_done() as kept, performing("request.produce", by=by, **needs) as act:  # type: ignore[arg-type]
        request = locked(request)
        decision = (
            request.decisions.filter(approval__verdict=Approval.Verdict.APPROVED).order_by("-pk").first()
        )
        if request.state != State.APPROVED or decision is None:
            raise OutOfOrder(_("A production follows an approved decision to disclose."))
        _check(request, file, recipient)
        nonce = secrets.token_hex(16)
        made = Production.objects.create(
            request=request,
            decision=decision,
            file=kept.keep(file, "productions"),
            name=f"{request.reference}-production",
            size=file.size or 0,
            sha256=measure(file)[1],
            recipient=recipient,
            nonce=nonce,
            token_hash=hash_of(token_of(nonce)),
            expires_at=timezone.now() + LINK_LASTS,
            made_by=by,
        )
        request.state = State.PRODUCED
        request.save(update_fields=["state"])
        detail = {"sha256": made.sha256, "size": made.size, "production": made.pk}
        act.record(on=request, places=request.agency_jurisdiction.ancestors, detail=detail)
        told = {"agency_reference": request.agency_reference, "sha256": made.sha256}
        act.write_to(recipient, "production.ready", about=made, context=told)
    return made


def withdraw_link(by: User, production: Production) -> Production:
    """End a link before its time; the request goes back to its queue if nothing was handed over."""
    place = production.request.agency_jurisdiction
    with performing("production.withdraw_link", by=by, needs=Permission.REVIEW, within=place) as act:
        request = locked(production.request)
        production = Production.objects.get(pk=production.pk)
        if production.revoked_at is not None:
            raise OutOfOrder(_("This link was withdrawn already."))
        production.revoked_at = timezone.now()
        production.save(update_fields=["revoked_at"])
        if request.state == State.PRODUCED:
            request.state = State.RECEIVED
            request.save(update_fields=["state"])
        act.record(on=request, places=place.ancestors, detail={"production": production.pk})
    return production


def token_of(nonce: str) -> str:
    """The secret in a production's link."""
    return salted_hmac("production link", nonce, algorithm="sha256").hexdigest()


@for_mail_only("production.ready")
def link_in_mail(notice: Notice) -> dict[str, str]:
    """The link is made when the mail is, and is never stored."""
    production = Production.objects.get(pk=notice.subject_id)
    return {"link": whole_address(reverse("desk:handover", args=[token_of(production.nonce)]))}


def hash_of(token: str) -> str:
    """How a link's token is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def may_receive(request: Request, recipient: str) -> bool:
    """Whether an address belongs to the agency: its reply address or one of its official domains."""
    domain = recipient.rpartition("@")[2].lower()
    own = {name.lower() for name in request.agency.domains}
    return domain in own or recipient.lower() == request.agency.reply_address.lower() != ""


def _check(request: Request, file: "UploadedFile[bytes]", recipient: str) -> None:
    errors: dict[str, str] = {}
    if not file.size:
        errors["file"] = _("The file is empty.")
    elif file.size > LARGEST:
        errors["file"] = _("The file is larger than 500 MB.")
    if not may_receive(request, recipient):
        errors["recipient"] = _("This is no address of %(agency)s: use one of its official domains.") % {
            "agency": request.agency.name
        }
    if errors:
        raise Invalid(errors)
