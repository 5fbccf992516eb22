"""Which data each kind of US process reaches, 18 USC 2703 and 3121-3127: the ladder.

A request that asks for more than its process reaches is still a request: the reviewer narrows or rejects
it. So a mismatch is a warning, never a refusal at the door.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from reviews.models.words import DataCategory, RequestType

# 18 USC 2703(c)(2): name, address, records of sessions, means and source of payment.
SUBSCRIBER = frozenset({DataCategory.SUBSCRIBER, DataCategory.IDENTIFYING, DataCategory.PAYMENT})
# 18 USC 2703(d): other records, not content. Location over days needs a warrant (Carpenter v. US, 2018).
NON_CONTENT = SUBSCRIBER | {DataCategory.TRAFFIC}
# 18 USC 2703(a) and (b)(1)(A).
WARRANT = NON_CONTENT | {DataCategory.CONTENT, DataCategory.LOCATION}

REACHES: dict[str, frozenset[DataCategory]] = {
    RequestType.SUBPOENA_GRAND_JURY: SUBSCRIBER,
    RequestType.SUBPOENA_ADMINISTRATIVE: SUBSCRIBER,
    RequestType.SUBPOENA_TRIAL: SUBSCRIBER,
    RequestType.SUBPOENA_CIVIL: SUBSCRIBER,
    RequestType.NATIONAL_SECURITY_LETTER: SUBSCRIBER,  # 18 USC 2709
    RequestType.COURT_ORDER_2703D: NON_CONTENT,
    RequestType.SEARCH_WARRANT: WARRANT,
    RequestType.PEN_REGISTER: frozenset({DataCategory.TRAFFIC, DataCategory.REAL_TIME}),  # 18 USC 3123
}


def beyond(request_type: str, categories: Iterable[str]) -> list[DataCategory]:
    """The categories asked for that this kind of process does not reach; none for kinds off the ladder."""
    reached = REACHES.get(request_type)
    if reached is None:
        return []
    return [category for category in DataCategory if category in set(categories) and category not in reached]


def warning(request_type: str, categories: Iterable[str]) -> str:
    """The mismatch in a sentence, or an empty text where there is none."""
    over = beyond(request_type, categories)
    if not over:
        return ""
    return _("%(type)s does not reach what is asked for: %(categories)s.") % {
        "type": RequestType(request_type).label,
        "categories": ", ".join(str(category.label) for category in over),
    }
