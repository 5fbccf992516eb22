"""One module a layout of published tables. Which one a file has is told by its header."""

from reviews.reports.readers import by_provider, github, hong_kong
from reviews.reports.readers.layout import Layout

LAYOUTS: tuple[Layout, ...] = (*github.LAYOUTS, *by_provider.LAYOUTS, *hong_kong.LAYOUTS)


def layout_of(header: list[str]) -> Layout | None:
    """The layout with these columns, or None."""
    return next((layout for layout in LAYOUTS if list(layout.columns) == header), None)
