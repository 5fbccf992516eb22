"""The field's words: types of request, identifiers, data categories, states."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RequestType(TextChoices):
    """What kind of process the request is."""

    SUBPOENA_GRAND_JURY = "subpoena_grand_jury", _("Subpoena: grand jury")
    SUBPOENA_ADMINISTRATIVE = "subpoena_administrative", _("Subpoena: administrative")
    SUBPOENA_TRIAL = "subpoena_trial", _("Subpoena: trial")
    SUBPOENA_CIVIL = "subpoena_civil", _("Subpoena: civil")
    COURT_ORDER_2703D = "court_order_2703d", _("Court order: 18 USC 2703(d)")
    COURT_ORDER = "court_order", _("Court order: other")
    SEARCH_WARRANT = "search_warrant", _("Search warrant")
    PEN_REGISTER = "pen_register", _("Pen register / trap and trace")
    WIRETAP = "wiretap", _("Wiretap")
    NATIONAL_SECURITY_LETTER = "national_security_letter", _("National security letter")
    FISA = "fisa", _("FISA order")
    EMERGENCY = "emergency", _("Emergency disclosure")
    PRESERVATION = "preservation", _("Preservation: new")
    PRESERVATION_EXTENSION = "preservation_extension", _("Preservation: extension")
    MLAT = "mlat", _("Mutual legal assistance (MLAT)")
    LETTER_ROGATORY = "letter_rogatory", _("Letter rogatory")
    CLOUD_ACT = "cloud_act", _("CLOUD Act order")
    EPOC = "epoc", _("European Production Order (EPOC)")
    EPOC_PR = "epoc_pr", _("European Preservation Order (EPOC-PR)")
    DSA_9 = "dsa_9", _("DSA art. 9 order")
    DSA_10 = "dsa_10", _("DSA art. 10 order")
    BUDAPEST_7 = "budapest_7", _("Budapest second protocol, art. 7")
    INFORMAL = "informal", _("Informal / voluntary")


class IdentifierKind(TextChoices):
    """How the request names an account, after ETSI TS 103 280. Display names are refused."""

    USER_ID = "user_id", _("User ID")
    HANDLE = "handle", _("Handle")
    EMAIL = "email", _("E-mail address")
    PHONE = "phone", _("Phone number (E.164)")
    IMEI = "imei", _("IMEI")
    IMSI = "imsi", _("IMSI")
    IPV4 = "ipv4", _("IPv4 address with port and observed time")
    IPV6 = "ipv6", _("IPv6 address with port and observed time")
    MAC = "mac", _("MAC address")
    UUID = "uuid", _("UUID")
    URL = "url", _("URL of a profile, post, message or group")
    PAYMENT_ACCOUNT = "payment_account", _("Payment account")
    AD_ACCOUNT = "ad_account", _("Advertising account")
    DEVICE_SERIAL = "device_serial", _("Device serial number")
    PUSH_TOKEN = "push_token", _("Push token")


class DataCategory(TextChoices):
    """What kind of data is asked for, in the order of intrusion."""

    SUBSCRIBER = "subscriber", _("Subscriber data")
    IDENTIFYING = "identifying", _("Data for the sole purpose of identifying the user")
    TRAFFIC = "traffic", _("Traffic / non-content data")
    LOCATION = "location", _("Location data")
    PAYMENT = "payment", _("Payment data")
    CONTENT = "content", _("Content")
    REAL_TIME = "real_time", _("Real-time data")


class State(TextChoices):
    """Where the work on a request stands. A pause is never a state."""

    RECEIVED = "received", _("Received")
    IN_REVIEW = "in_review", _("In review")
    WAITING = "waiting", _("Needs clarification")
    PROPOSED = "proposed", _("Decision proposed")
    APPROVED = "approved", _("Approved for production")
    PRODUCED = "produced", _("Produced, not handed over")
    DELIVERED = "delivered", _("Delivered")
    CLOSED = "closed", _("Closed")


OPEN_STATES = (
    State.RECEIVED,
    State.IN_REVIEW,
    State.WAITING,
    State.PROPOSED,
    State.APPROVED,
    State.PRODUCED,
)


class AuthorisationState(TextChoices):
    """How far the process behind the request is authorised, after ETSI TS 103 120."""

    AWAITING_APPROVAL = "awaiting_approval", _("Awaiting approval")
    EMERGENCY_APPROVAL = "emergency_approval", _("Emergency approval")
    APPROVED = "approved", _("Approved")
    REJECTED = "rejected", _("Rejected")
    SUSPENDED = "suspended", _("Suspended")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Expired")
    INVALID = "invalid", _("Invalid")
