"""What those who were consulted agreed to, what they took back, and the way to the page that says so."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment, Consultation, Withdrawal
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.ui.panels import panel

Of = Withdrawal.Of
CONSENTS = {Of.NAME: "may_name", Of.QUOTE: "may_quote", Of.PUBLISH: "may_publish"}


@dataclass(frozen=True)
class Agreed:
    """One consultation: each consent with whether it was given, what was taken back, what still can be."""

    row: Consultation
    given: tuple[tuple[str, bool], ...]
    withdrawn: tuple[Withdrawal, ...]

    @property
    def left(self) -> list[tuple[str, str]]:
        """Whoever took everything back has nothing left to take back."""
        gone = {one.of for one in self.withdrawn}
        return [] if Of.ALL in gone else [(of.value, str(of.label)) for of in Of if of.value not in gone]


def agreed_in(found: Assessment) -> list[Agreed]:
    """Every consultation of an assessment, without the names of those who were heard."""
    rows = found.consultations.prefetch_related("withdrawals").defer("person").order_by("on", "pk")
    return [Agreed(row, tuple(_given(row)), tuple(row.withdrawals.all())) for row in rows]


def _given(row: Consultation) -> Iterable[tuple[str, bool]]:
    return [(str(of.label), bool(getattr(row, name))) for of, name in CONSENTS.items()]


@panel("assessment.actions", order=60)
def way_to_consents(request: HttpRequest, assessment: Assessment) -> SafeString | None:
    """Open at any time: a consent can be taken back after everything is signed and published."""
    if not may(person_of(request), Permission.ASSESS, assessment.jurisdiction):
        return None
    if not assessment.consultations.exists():
        return None
    url = reverse("assessments:consents", args=[assessment.reference])
    return format_html('<a href="{}">{}</a>', url, _("Consents"))
