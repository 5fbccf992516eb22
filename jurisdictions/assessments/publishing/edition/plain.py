"""An edition as plain data, and the hash of what it shows."""

import hashlib
from dataclasses import asdict
from typing import Any

from jurisdictions.assessments.publishing.edition.pieces import (
    Chapter,
    Edition,
    Entry,
    Framework,
    Group,
    Part,
)
from portal.ledger.digest import canonical


def plain(edition: Edition) -> dict[str, Any]:
    """Everything a program may want to read, in one form that never differs for the same content."""
    redactions = [
        {"path": entry.path, "code": entry.redacted} for entry in edition.entries() if entry.redacted
    ]
    return {
        "reference": edition.reference,
        **edition.machine_facts,
        "direction": edition.direction,
        "title": _entry(edition.title),
        "facts": [asdict(fact) for fact in edition.facts],
        "chapters": [_chapter(chapter) for chapter in edition.chapters],
        "coverage": [_framework(one) for one in edition.coverage],
        "redactions": redactions,
        "left_out": {fact.code: int(fact.value) for fact in edition.counts if fact.code != "none"},
        "translations": [asdict(fact) for fact in edition.translations],
        "errata": [{"on": fact.label, "text": fact.value} for fact in edition.errata],
    }


def hash_of(edition: Edition) -> str:
    """SHA-256 of what the edition shows. An export of anything else is out of date."""
    return hashlib.sha256(canonical(plain(edition))).hexdigest()


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "code": chapter.code,
        **_titled(chapter),
        "note": chapter.note,
        "entries": [_entry(entry) for entry in chapter.entries],
        "parts": [
            {
                **_titled(part),
                "groups": [
                    {
                        "path": group.path,
                        **_titled(group),
                        "entries": [_entry(entry) for entry in group.entries],
                    }
                    for group in part.groups
                ],
            }
            for part in chapter.parts
        ],
    }


def _titled(piece: Chapter | Part | Group) -> dict[str, str]:
    """A heading, and its language where that is not the page's."""
    named = {"title": piece.title}
    return named | ({"title_language": piece.title_language} if piece.title_language else {})


def _entry(entry: Entry) -> dict[str, Any]:
    said = {"path": entry.path, "label": entry.label}
    said |= {"label_language": entry.label_language} if entry.label_language else {}
    if entry.redacted:
        return said | {"redacted": entry.redacted}
    if entry.withheld:
        return said | {"withheld": entry.withheld}
    said |= {"text": entry.text, "language": entry.language}
    return said | ({"machine_draft": True} if entry.machine else {})


def _framework(framework: Framework) -> dict[str, Any]:
    return {"title": framework.title, "rows": [asdict(row) for row in framework.rows]}
