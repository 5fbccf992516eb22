"""Text from outside: what may stand in a line, in a long text, and how long it may be."""

import unicodedata

from django.utils.translation import gettext as _

from portal.files.names import DIRECTION_MARKS
from reviews.rules.problems import Wrong

NARRATIVE_LIMIT = 100_000  # characters: some forty printed pages
# Marks that turn the direction of writing; in a one-line name they can make a text look like another one.


def line(value: str, limit: int, *, required: bool = False) -> str:
    """One line of at most `limit` characters: composed, without direction marks, single spaces.

    Letters of every script pass. Control characters are refused, for they are never meant.
    """
    text = " ".join(unicodedata.normalize("NFC", value).translate(DIRECTION_MARKS).split())
    if any(unicodedata.category(letter) == "Cc" for letter in text):
        raise Wrong(_("This has a control character in it, which cannot be seen. Type it again."))
    if required and not text:
        raise Wrong(_("This is needed."))
    return _within(text, limit)


def long_text(value: str, limit: int = NARRATIVE_LIMIT) -> str:
    """Text kept as the agency wrote it; only the character NUL, which no database stores, is refused."""
    if "\x00" in value:
        raise Wrong(_("This has the character NUL in it, which cannot be stored. Remove it."))
    return _within(value.strip(), limit)


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        raise Wrong(
            _("This has %(length)s characters; there is room for %(limit)s. Attach the rest as a file.")
            % {"length": f"{len(text):,}", "limit": f"{limit:,}"}
        )
    return text
