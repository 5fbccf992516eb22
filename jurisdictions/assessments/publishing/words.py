"""The words of publications."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Audience(TextChoices):
    """For whom an edition is made: it decides how much of the record it holds."""

    PUBLIC = "public", _("Everybody: a summary")
    ASSESSOR = "assessor", _("Regulator or GNI assessor: the whole record")
    INTERNAL = "internal", _("People of the firm: a summary")


class State(TextChoices):
    DRAFT = "draft", _("Being prepared")
    READING = "reading", _("With its second reader")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    RETRACTED = "retracted", _("Retracted")


class Code(TextChoices):
    """Why something is left out (UNGP 21(c))."""

    CONSULTEE_SAFETY = "consultee_safety", _("safety of somebody consulted")
    STAFF_SAFETY = "staff_safety", _("safety of staff")
    USER_PRIVACY = "user_privacy", _("privacy of users")
    PRIVILEGE = "legal_privilege", _("legal privilege")
    SECURITY = "security", _("security")
    THIRD_PARTY = "third_party", _("a third party")


class Format(TextChoices):
    PDF = "pdf", "PDF"
    WORD = "docx", "Word"
    JSON = "json", "JSON"


class Making(TextChoices):
    """How far an export is."""

    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Being made")
    READY = "ready", _("Ready")
    STALE = "stale", _("Out of date: the publication shows something else now")
    FAILED = "failed", _("Failed")


class Hit(TextChoices):
    """What the check for people finds in a text."""

    CONSULTEE = "consultee", _("the name of somebody consulted")
    TEAM = "team", _("the name of an assessor")
    PERSON = "person", _("the name of a person of the desk")
    EMAIL = "email", _("an e-mail address")
    PHONE = "phone", _("a telephone number")


@dataclass(frozen=True)
class Language:
    """A language of publications; `tag` is for readers of screens and documents."""

    code: str
    tag: str
    name: str  # in itself
    direction: str = "ltr"


LANGUAGES = {
    one.code: one
    for one in (
        Language("en", "en", "English"),
        Language("ar", "ar", "العربية", "rtl"),
        Language("es", "es", "Español"),
        Language("zh-hant", "zh-Hant", "繁體中文"),
    )
}
WRITTEN_IN = "en"  # what assessments are written in
