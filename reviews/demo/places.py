"""Queues, agencies and their officers. All agencies are made up; no real authority is named."""

from dataclasses import dataclass

from jurisdictions.assessments.demo.valmoria import CODE as VALMORIA
from jurisdictions.assessments.demo.valmoria import NAME as VALMORIA_NAME
from jurisdictions.models import WORLD, Jurisdiction, JurisdictionCode, LegalInstrument, Service
from portal.access.permissions import Role
from portal.accounts.acts.grant_role import grant_role
from portal.accounts.models import User
from reviews.models import Agency, Officer, Queue

# The newcomer's own service: what happens to its requests is nobody's history.
OWN_SERVICE = ("harbourline", "Harbourline", "Made-up messenger of the demo")

ASIA_PACIFIC = ("HK", "MO", "TW", "SG", "JP", "KR", "IN", "AU", "NZ", "TH", "PH")


@dataclass(frozen=True)
class Sender:
    """A made-up agency with its officer."""

    key: str
    code: str
    name: str
    domain: str
    officer: str
    rank: str


SENDERS = (
    Sender(
        "hk",
        "HK",
        "Harbour Police Office (made up)",
        "harbour-police.example",
        "陳虛構 Chan Fictional",
        "Inspector",
    ),
    Sender(
        "hk2", "HK", "Customs Inquiry Bureau (made up)", "customs-inquiry.example", "Lee Invented", "Officer"
    ),
    Sender(
        "us",
        "US",
        "Prairie County Sheriff (made up)",
        "prairie-sheriff.example",
        "Dana Imagined",
        "Detective",
    ),
    Sender("gb", "GB", "Northmoor Constabulary (made up)", "northmoor.example", "Sam Pretend", "Sergeant"),
    Sender(
        "de",
        "DE",
        "Kriminalamt Musterland (erfunden)",
        "kripo-musterland.example",
        "Jo Beispiel",
        "Kommissarin",
    ),
    Sender(
        "ae",
        "AE",
        "شرطة المدينة الخيالية (made up)",
        "fictional-city.example",
        "ليلى مثال Layla Example",
        "Captain",
    ),
    Sender(
        "va",
        VALMORIA,
        "Criminal Police of Valmoria (made up)",
        "criminal-police.valmoria.example",
        "Vera Fabricated",
        "Inspector",
    ),
)


def load_country() -> Jurisdiction:
    """A country that does not exist, so that the demo can tell a whole story about one."""
    made = Jurisdiction.objects.create(
        code=VALMORIA,
        name=VALMORIA_NAME,
        official_name="Republic of Valmoria, a country of this demo only",
        kind=Jurisdiction.Kind.TERRITORY,
        parent=Jurisdiction.objects.get(code=WORLD),
        time_zones=["UTC"],
        note="Made up with its law, agencies and people. ISO 3166 leaves its code to users.",
    )
    JurisdictionCode.objects.create(code=VALMORIA, standard="user-assigned", jurisdiction=made)
    LegalInstrument.objects.create(
        jurisdiction=made,
        title="Public Tranquillity and Electronic Evidence Act",
        citation="Acts of Valmoria, chapter 88",
        note="Made up. Section 12 has a judge, section 19 has none.",
    )
    return made


def load_queues(people: dict[str, User]) -> dict[str, Queue]:
    """Three queues, worked by the two reviewers."""
    Service.objects.get_or_create(
        code=OWN_SERVICE[0], defaults={"name": OWN_SERVICE[1], "provider": OWN_SERVICE[2]}
    )
    emergencies = Queue.objects.create(
        code="emergencies",
        name="Emergencies",
        order=10,
        emergencies_only=True,
        purpose="Danger of death or serious injury. Two hours.",
    )
    asia = Queue.objects.create(
        code="asia-pacific", name="Asia and Pacific", order=20, purpose="Agencies of Asia and the Pacific."
    )
    asia.jurisdictions.set(Jurisdiction.objects.filter(code__in=ASIA_PACIFIC))
    rest = Queue.objects.create(
        code="everywhere", name="Everywhere else", order=90, purpose="What no other queue takes."
    )
    queues = {"emergencies": emergencies, "asia": asia, "rest": rest}
    for queue in queues.values():
        for key in ("reviewer", "second"):
            grant_role(None, Role.QUEUE_WORKER, people[key], queue)
    return queues


def load_agencies() -> dict[str, Agency]:
    """The senders, verified, each with one officer."""
    agencies = {}
    for sender in SENDERS:
        agency = Agency.objects.create(
            name=sender.name,
            jurisdiction=Jurisdiction.objects.get(code=sender.code),
            domains=[sender.domain],
            reply_address=f"replies@{sender.domain}",
            published_phone="+44 7700 900000" if sender.code == "GB" else "",
            is_verified=True,
        )
        Officer.objects.create(
            agency=agency, name=sender.officer, rank=sender.rank, email=f"officer@{sender.domain}"
        )
        agencies[sender.key] = agency
    return agencies
