"""JSON in canonical form: whoever hashes its `publication` again gets its `sha256`."""

from jurisdictions.assessments.publishing.edition.pieces import Edition
from jurisdictions.assessments.publishing.edition.plain import hash_of, plain
from portal.ledger.digest import canonical


def as_json(edition: Edition) -> bytes:
    """Sorted keys, no spaces, UTF-8, as `portal.ledger.digest.canonical` writes it."""
    return canonical({"publication": plain(edition), "sha256": hash_of(edition)})
