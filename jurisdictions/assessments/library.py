"""Published templates: the newest of a track, and any one as the code asks it."""

import hashlib
from functools import lru_cache
from typing import Any

from jurisdictions.assessments.models.template import Template
from jurisdictions.assessments.questionnaire import Questionnaire, say
from portal.ledger.digest import canonical


def row_of(body: dict[str, Any], version: int, source: str) -> dict[str, Any]:
    """The columns of a `Template` with this content; `source` is the YAML it was read from."""
    return {
        "code": body["code"],
        "version": version,
        "title": say(body["title"]),
        "body": body,
        "source": source,
        "digest": hashlib.sha256(canonical(body)).hexdigest(),
    }


def newest(code: str) -> Template:
    """The version that assessments of a track begin with now."""
    return Template.objects.filter(code=code).order_by("-version")[0]


def newest_of_each() -> list[Template]:
    """The versions that assessments can begin with or move to now, one a track."""
    return list(Template.objects.order_by("code", "-version").distinct("code"))


@lru_cache(maxsize=32)
def _questionnaire(template_id: int) -> Questionnaire:
    return Questionnaire(Template.objects.get(pk=template_id).content)


def questionnaire(template_id: int) -> Questionnaire:
    """The questionnaire of a published version; it never changes, so it is read once a process."""
    return _questionnaire(template_id)
