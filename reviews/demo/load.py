"""The demo from beginning to end, in the order in which a desk would come to have it."""

from pathlib import Path

from jurisdictions.assessments.demo import load_assessments
from jurisdictions.demo import load_services
from reviews.demo.pauses import load_pauses
from reviews.demo.people import load_people
from reviews.demo.places import load_agencies, load_country, load_queues
from reviews.demo.requests import load_requests
from reviews.demo.work import load_work
from reviews.reports.acts.import_history import import_history

# Counts that firms and newspapers published, each with its source.
PUBLISHED = Path(__file__).parent / "data" / "published_hong_kong.csv"


def load() -> None:
    """Load everything. Call it once, in a transaction."""
    load_services()
    load_country()
    people = load_people()
    load_queues(people)
    agencies = load_agencies()
    requests = load_requests(agencies)
    load_work(people, requests)
    load_pauses(people)
    load_assessments(people)
    import_history(None, PUBLISHED)
