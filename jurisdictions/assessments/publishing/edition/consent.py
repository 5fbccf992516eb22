"""What those who were consulted agreed to show, as it stands now: withdrawals count at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment, Consultation, Withdrawal
from jurisdictions.assessments.models.words import Attribution

Of = Withdrawal.Of


@dataclass(frozen=True)
class Consented:
    """One consultation with its consents."""

    row: Consultation
    publishes: bool  # anything of it at all
    quotes: bool
    shown_as: str  # a code of Attribution

    @property
    def who(self) -> str:
        """The person as they agreed to appear."""
        if self.shown_as == Attribution.NAME:
            return f"{self.row.person}, {self.row.organisation}"
        if self.shown_as == Attribution.ORGANISATION:
            return self.row.organisation
        if self.shown_as == Attribution.ROLE:
            return self.row.get_consultee_class_display()
        return _("Somebody who is not named")


def consents_of(assessment: Assessment) -> list[Consented]:
    """Every consultation of an assessment, in the order of the record."""
    rows = assessment.consultations.prefetch_related("withdrawals").order_by("on", "pk")
    return [_consented(row) for row in rows]


def _consented(row: Consultation) -> Consented:
    gone = {one.of for one in row.withdrawals.all()}
    publishes = row.may_publish and not gone & {Of.PUBLISH, Of.ALL}
    quotes = publishes and row.may_quote and Of.QUOTE not in gone
    return Consented(row, publishes, quotes, _shown_as(row, gone))


def _shown_as(row: Consultation, gone: Iterable[str]) -> str:
    """A withdrawn name takes the organisation with it: it may be enough to know who it was."""
    wish = row.attribution or (Attribution.NAME if row.may_name else Attribution.ROLE)
    if Of.NAME in gone and wish in {Attribution.NAME, Attribution.ORGANISATION}:
        return Attribution.ROLE
    named = wish != Attribution.NAME or (row.may_name and row.person)
    return wish if named else Attribution.ROLE
