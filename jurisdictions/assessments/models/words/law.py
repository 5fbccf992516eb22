"""Words of the analysis of law."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Finding(TextChoices):
    MET = "met", _("Met")
    PARTLY = "partly", _("Partly met")
    NOT_MET = "not_met", _("Not met")
    CANNOT_TELL = "cannot_tell", _("Cannot tell")


class Answer(TextChoices):
    """How a provision stands one criterion."""

    MET = "met", _("Met")
    PARTLY = "partly", _("Partly met")
    NOT_MET = "not_met", _("Not met")
    CANNOT_TELL = "cannot_tell", _("Cannot tell")
    NOT_APPLICABLE = "n_a", _("Does not apply")


class Basis(TextChoices):
    TEXT = "text", _("As written")
    PRACTICE = "practice", _("As applied")


class Head(TextChoices):
    """What is concluded over all provisions."""

    LEGALITY = "legality", _("Legality")
    AIM = "aim", _("Legitimate aim")
    NECESSITY = "necessity", _("Necessity")
    ADEQUACY = "adequacy", _("Adequacy")
    PROPORTIONALITY = "proportionality", _("Proportionality")
    JUDICIAL = "judicial_oversight", _("Judicial authorisation")
    NOTICE = "user_notice", _("Notice to users")
    TRANSPARENCY = "transparency", _("Transparency")
    OVERSIGHT = "oversight", _("Independent oversight")
    REMEDY = "remedy", _("Remedy")


class Power(TextChoices):
    """What a provision lets a State do."""

    PRODUCE = "produce", _("produce data")
    IDENTIFY = "identify", _("identify a user")
    DECRYPT = "decrypt", _("decrypt")
    INTERCEPT = "intercept", _("intercept")
    REMOVE = "remove", _("remove content")
    RETAIN = "retain", _("retain data")
    GAG = "gag", _("forbid to tell")
    LOCALISE = "localise", _("keep data in the territory")
    PENALISE = "penalise", _("penalise the company or its staff")
    EXTRATERRITORIAL = "extraterritorial", _("reach beyond the territory")


class Authoriser(TextChoices):
    COURT = "court", _("A court")
    PROSECUTOR = "prosecutor", _("A prosecutor")
    EXECUTIVE = "executive", _("The executive")
    POLICE = "police", _("A police officer")


class Approval(TextChoices):
    PRIOR = "prior", _("Before")
    AFTER = "after", _("Afterwards")
    NONE = "none", _("None")


class Aim(TextChoices):
    """Why a named aim is in doubt (OGA-2; JP-2(b); SIR-31)."""

    PRETEXT = "pretext", _("pretext")
    DISSENT = "dissent", _("suppresses dissent")
    DISCRIMINATES = "discriminates", _("discriminates")


class Translation(TextChoices):
    ORIGINAL = "original", _("None: the original was read")
    OFFICIAL = "official", _("Official")
    UNOFFICIAL = "unofficial", _("Unofficial")
    MACHINE = "machine", _("By machine")
