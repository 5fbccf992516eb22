"""Take the record out of the desk as a file; the trace stays."""

from typing import Any

from jurisdictions.assessments.blind import require_sight
from jurisdictions.assessments.canonical import content_of, hash_of
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.reading import require_readable
from portal.accounts.models import User
from portal.acts.perform import performing


def export_record(by: User, assessment: Assessment) -> dict[str, Any]:
    """The canonical content with its hash: encrypted names are digests in it.

    Refuses with NotPermitted, and with OutOfOrder a second rater who has not rated yet.
    """
    with performing("assessment.export", by=by) as act:
        require_readable(by, assessment)
        require_sight(by, assessment)
        content = content_of(assessment)
        digest = hash_of(content)
        restricted = assessment.restrictions.exists()
        detail = {"format": "json", "hash": digest, "restricted": restricted}
        act.record(on=assessment, places=assessment.jurisdiction.ancestors, detail=detail)
    return {"reference": assessment.reference, "sha256": digest, "content": content}
