"""The log of changes: its last digest, which acts put into the ledger, and whether it is whole."""

from django.db import connection
from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment, Change
from portal.ledger.models import Event


def head_of(found: Assessment) -> str:
    """The digest of the last change, which the ledger keeps with an act; empty where nothing is logged."""
    last = Change.objects.filter(assessment=found).order_by("-pk").values_list("digest", flat=True)
    return last.first() or ""


def breaks(found: Assessment) -> list[str]:
    """One sentence for each sign that somebody went past the database's guards. None: the log is whole."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT assessment_log_breaks_at(%s)", [found.pk])
        (first,) = cursor.fetchone()
    said = []
    if first is not None:
        said.append(_("Change %(number)d does not follow the one before it.") % {"number": first})
    of_this = Event.objects.filter(
        subject_kind="assessments.assessment", subject_id=found.pk, detail__has_key="log"
    )
    anchored = set(of_this.values_list("detail__log", flat=True))
    there = set(Change.objects.filter(assessment=found, digest__in=anchored).values_list("digest", flat=True))
    if missing := len(anchored - there):
        said.append(_("The ledger names %(n)d changes that are not in the log.") % {"n": missing})
    return said
