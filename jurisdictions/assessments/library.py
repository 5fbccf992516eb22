"""Templates that come with the product: YAML files, read when they are published."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from jurisdictions.assessments.models.template import Template
from jurisdictions.assessments.questionnaire import Questionnaire
from portal.ledger.digest import canonical

FOLDER = Path(__file__).parent / "questionnaires"


def seeds() -> Iterator[dict[str, Any]]:
    """Each template file with the shared lists embedded."""
    shared = yaml.safe_load((FOLDER / "libraries.yaml").read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob("*-*.yaml")):
        yield shared | yaml.safe_load(path.read_text(encoding="utf-8"))


def row_of(body: dict[str, Any]) -> dict[str, Any]:
    """The columns of a `Template` with this content."""
    return {
        "code": body["code"],
        "version": body["version"],
        "title": body["title"] if isinstance(body["title"], str) else next(iter(body["title"].values())),
        "body": body,
        "digest": hashlib.sha256(canonical(body)).hexdigest(),
    }


def newest(code: str) -> Template:
    """The version that assessments of a track begin with now."""
    return Template.objects.filter(code=code).order_by("-version")[0]


@lru_cache(maxsize=32)
def _questionnaire(template_id: int) -> Questionnaire:
    return Questionnaire(Template.objects.get(pk=template_id).body)


def questionnaire(template_id: int) -> Questionnaire:
    """The questionnaire of a published version; it never changes, so it is read once a process."""
    return _questionnaire(template_id)
