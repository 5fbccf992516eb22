"""Words of sources."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SourceKind(TextChoices):
    LAW = "law", _("Law")
    UN = "un", _("United Nations")
    COURT = "court", _("Court")
    OWN_DATA = "own_data", _("Our own data")
    NGO = "ngo", _("Civil society")
    ACADEMIC = "academic", _("Academic")
    PRESS = "press", _("Press")
    EXPERT = "expert", _("Expert")
    STATE = "state", _("State")
    USER = "user", _("Report of a user")


class CopyKind(TextChoices):
    """Evidence is kept untouched; working copies are marked up, cut or translated."""

    EVIDENCE = "evidence", _("Evidence")
    WORKING = "working", _("Working copy")


class Reliability(TextChoices):
    A = "A", _("A – completely reliable")
    B = "B", _("B – usually reliable")
    C = "C", _("C – fairly reliable")
    D = "D", _("D – not usually reliable")
    E = "E", _("E – unreliable")
    F = "F", _("F – cannot be judged")


class Credibility(TextChoices):
    CONFIRMED = "1", _("1 – confirmed by other sources")
    PROBABLE = "2", _("2 – probably true")
    POSSIBLE = "3", _("3 – possibly true")
    DOUBTFUL = "4", _("4 – doubtful")
    IMPROBABLE = "5", _("5 – improbable")
    UNKNOWN = "6", _("6 – cannot be judged")


class Stance(TextChoices):
    SUPPORTS = "supports", _("Supports")
    CONTRADICTS = "contradicts", _("Contradicts")
    CONTEXT = "context", _("Context")
