"""What a pause is to cover, before it is one."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.models import Handling, Nexus, Stage


@dataclass(frozen=True)
class PauseScope:
    """The fixed part of a pause. Empty `services` or `request_types` mean all of them."""

    jurisdiction: Jurisdiction
    include_parts: bool = True
    left_out: tuple[int, ...] = field(default=())
    services: tuple[int, ...] = field(default=())
    request_types: tuple[str, ...] = field(default=())
    nexus: str = Nexus.AGENCY
    stage: str = Stage.REVIEW
    new_only: bool = False
    handling: str = Handling.HOLD
    agency_reply: str = ""

    def columns(self) -> dict[str, Any]:
        """As the columns of a pause."""
        return {
            "jurisdiction_id": self.jurisdiction.pk,
            "include_parts": self.include_parts,
            "left_out": list(self.left_out),
            "services": list(self.services),
            "request_types": list(self.request_types),
            "nexus": self.nexus,
            "stage": self.stage,
            "new_only": self.new_only,
            "handling": self.handling,
            "agency_reply": self.agency_reply,
        }

    def fingerprint(self) -> str:
        """The same for the same scope: shows that what is confirmed is what was previewed."""
        columns = self.columns() | {"agency_reply": ""}
        text = json.dumps(columns, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def as_draft(self, starts_at: datetime) -> dict[str, Any]:
        """As the columns of a pause that would begin at this moment, for a forecast."""
        return self.columns() | {"period": f"[{starts_at.isoformat()},)"}
