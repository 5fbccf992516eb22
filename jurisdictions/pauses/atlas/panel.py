"""The way from the list of jurisdictions to the map."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from portal.ui.panels import panel


@panel("jurisdiction.list", order=10)
def way_to_the_map(request: HttpRequest) -> str:
    """One line above the list."""
    return render_to_string("pauses/map_way.html", {}, request)
