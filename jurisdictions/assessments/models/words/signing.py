"""Who signs, and with which word."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from portal.access.permissions import Permission


class SignerRole(TextChoices):
    AUTHOR = "author", _("Author")
    RIGHTS = "rights", _("Human-rights reviewer")
    LEGAL = "legal", _("Legal or regional reviewer")
    EXECUTIVE = "executive", _("Accountable executive")


SIGNER_PERMISSION = {
    SignerRole.AUTHOR: Permission.SIGN_AUTHOR,
    SignerRole.RIGHTS: Permission.SIGN_RIGHTS,
    SignerRole.LEGAL: Permission.SIGN_LEGAL,
    SignerRole.EXECUTIVE: Permission.SIGN_EXECUTIVE,
}


class Verdict(TextChoices):
    SIGN = "sign", _("Sign")
    RESERVATION = "reservation", _("Sign with reservation")
    DISSENT = "dissent", _("Dissent")
    RETURN = "return", _("Return for more work")


AGREEING = (Verdict.SIGN, Verdict.RESERVATION)
