"""What a pause is to cover, before it is one."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.models import Handling, Nexus, Pause, Stage


@dataclass(frozen=True)
class PauseScope:
    """The fixed part of a pause. Empty `services`, `request_types` or `data_categories` mean all of them.

    `exceptions` are pairs of a kind and its criteria.
    """

    jurisdiction: Jurisdiction
    include_parts: bool = True
    left_out: tuple[int, ...] = field(default=())
    services: tuple[int, ...] = field(default=())
    request_types: tuple[str, ...] = field(default=())
    excluded_types: tuple[str, ...] = field(default=())
    data_categories: tuple[str, ...] = field(default=())
    nexus: str = Nexus.AGENCY
    stage: str = Stage.REVIEW
    new_only: bool = False
    handling: str = Handling.HOLD
    agency_reply: str = ""
    exceptions: tuple[tuple[str, str], ...] = field(default=())

    def columns(self) -> dict[str, Any]:
        """As the columns of a pause."""
        return {
            "jurisdiction_id": self.jurisdiction.pk,
            "include_parts": self.include_parts,
            "left_out": list(self.left_out),
            "services": list(self.services),
            "request_types": list(self.request_types),
            "excluded_types": list(self.excluded_types),
            "data_categories": list(self.data_categories),
            "nexus": self.nexus,
            "stage": self.stage,
            "new_only": self.new_only,
            "handling": self.handling,
            "agency_reply": self.agency_reply,
            "exceptions": [{"kind": kind, "criteria": _words(text)} for kind, text in self.exceptions],
        }

    def fingerprint(self, starts_at: datetime | None = None) -> str:
        """The same for the same scope and start: shows that what is confirmed is what was previewed."""
        kinds = [kind for kind, _criteria in self.exceptions]
        columns = self.columns() | {"agency_reply": "", "exceptions": kinds, "starts_at": starts_at}
        text = json.dumps(columns, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def new_from_after(self, pause: Pause) -> datetime | None:
        """Since when requests count as new where it follows this pause; None: from its own start, or all."""
        new_from: datetime | None = pause.new_from if self.new_only and pause.new_only else None
        return new_from

    def as_draft(self, starts_at: datetime) -> dict[str, Any]:
        """As the columns of a pause that would begin at this moment, for a forecast."""
        unreleased: dict[str, Any] = {"release_at": [], "release_until": []}
        return self.columns() | unreleased | {"period": f"[{starts_at.isoformat()},)"}


def _words(criteria: str) -> str:
    """The same for the same words: browsers send their lines with other ends than a file has."""
    return "\n".join(criteria.strip().splitlines())


LISTS = ("left_out", "services", "request_types", "excluded_types", "data_categories")
SINGLE = ("include_parts", "nexus", "stage", "new_only", "handling", "agency_reply")


def scope_of(pause: Pause) -> PauseScope:
    """What a pause covers, as another one may begin with it."""
    columns = {name: getattr(pause, name) for name in (*LISTS, *SINGLE, "exceptions")}
    return scope_from(columns | {"jurisdiction": pause.jurisdiction})


def scope_from(columns: dict[str, Any]) -> PauseScope:
    """The scope that `PauseScope.columns()` was made from."""
    place = columns.get("jurisdiction") or Jurisdiction.objects.get(pk=columns["jurisdiction_id"])
    exceptions = tuple((entry["kind"], entry["criteria"]) for entry in columns["exceptions"])
    values: dict[str, Any] = {name: tuple(columns[name]) for name in LISTS}
    values |= {name: columns[name] for name in SINGLE}
    return PauseScope(place, exceptions=exceptions, **values)
