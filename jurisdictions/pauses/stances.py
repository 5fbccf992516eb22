"""What firms said in July 2020 when Hong Kong's National Security Law took effect, each as a scope.

Public statements, in the firms' own short words where they are quoted. No source says that any of these
pauses was lifted, or who decided it; so nothing of that is here.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from jurisdictions.models import Jurisdiction, Service
from jurisdictions.pauses.models import Handling, Nexus, Stage
from jurisdictions.pauses.scope import PauseScope


@dataclass(frozen=True)
class Stance:
    """One firm's answer. `stage` is empty where the firm paused nothing, and `words` say why."""

    firm: str
    services: tuple[str, ...]
    words: str
    since: datetime | None = None
    stage: str = ""
    nexus: str = Nexus.EITHER
    new_only: bool = False
    handling: str = Handling.HOLD
    agency_reply: str = ""
    conditions: str = ""


def _july(day: int) -> datetime:
    return datetime(2020, 7, day, tzinfo=UTC)


STANCES = (
    Stance(
        firm="Telegram",
        services=("telegram",),
        words="Does not intend to process any data requests related to its Hong Kong users.",
        since=_july(5),
        stage=Stage.REVIEW,
        nexus=Nexus.USER,
        handling=Handling.REFUSE,
        agency_reply="We do not process data requests related to users in Hong Kong at this time.",
        conditions="Until an international consensus is reached.",
    ),
    Stance(
        firm="Facebook",
        services=("facebook", "instagram"),
        words="Pausing the review of government requests for user data from Hong Kong pending further"
        " assessment of the National Security Law.",
        since=_july(6),
        stage=Stage.REVIEW,
        nexus=Nexus.AGENCY,
        conditions="Formal human rights due diligence and consultations with international human rights"
        " experts.",
    ),
    Stance(
        firm="WhatsApp",
        services=("whatsapp",),
        words="Pausing such reviews pending further assessment.",
        since=_july(6),
        stage=Stage.REVIEW,
        nexus=Nexus.AGENCY,
        conditions="Further assessment of the impact of the National Security Law.",
    ),
    Stance(
        firm="Google",
        services=("google",),
        words="Paused production on any new data requests; review goes on.",
        since=_july(1),
        stage=Stage.PRODUCTION,
        nexus=Nexus.AGENCY,
        new_only=True,
    ),
    Stance(
        firm="Twitter",
        services=("twitter",),
        words="Paused all data and information requests.",
        since=_july(1),
        stage=Stage.INTAKE,
        nexus=Nexus.AGENCY,
    ),
    Stance(
        firm="Microsoft",
        services=("microsoft",),
        words="Pausing our responses.",
        since=_july(7),
        stage=Stage.PRODUCTION,
        nexus=Nexus.EITHER,
    ),
    Stance(
        firm="LinkedIn",
        services=("linkedin",),
        words="Pausing our responses to local law enforcement requests.",
        since=_july(7),
        stage=Stage.PRODUCTION,
        nexus=Nexus.AGENCY,
    ),
    Stance(
        firm="Zoom",
        services=("zoom",),
        words="Paused processing any data requests from, and related to, Hong Kong SAR.",
        since=_july(7),
        stage=Stage.REVIEW,
        nexus=Nexus.EITHER,
    ),
    Stance(
        firm="Apple",
        services=("apple",),
        words="No pause: content was already only given through mutual legal assistance.",
    ),
    Stance(
        firm="Signal",
        services=("signal",),
        words="Nothing to pause: it never started turning over user data.",
    ),
)


def scope_of(stance: Stance) -> PauseScope | None:
    """The stance as the scope of a pause on Hong Kong, or None where the firm paused nothing."""
    if not stance.stage:
        return None
    services = Service.objects.filter(code__in=stance.services).order_by("pk").values_list("pk", flat=True)
    return PauseScope(
        jurisdiction=Jurisdiction.objects.get(code="HK"),
        services=tuple(services),
        nexus=stance.nexus,
        stage=stance.stage,
        new_only=stance.new_only,
        handling=stance.handling,
        agency_reply=stance.agency_reply,
    )
