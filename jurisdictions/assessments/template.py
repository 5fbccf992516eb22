"""Anchors, rights and minimums as data: proposals that a human-rights lawyer should check."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
CURRENT = "template-1"


@dataclass(frozen=True)
class Template:
    """One version of the questionnaire's data; an assessment keeps the one it began with."""

    version: str
    action_line: int
    keep_days: int
    consultations: dict[str, int]
    anchors: dict[str, list[str]]
    rights: dict[str, str]


@cache
def template(name: str = CURRENT) -> Template:
    """The template of this name."""
    facts: dict[str, Any] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return Template(**facts)
