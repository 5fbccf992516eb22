"""The contract that holds the rooms apart (pyproject.toml, `make lint`) does break when it should."""

import pytest
from grimp import ImportGraph

from tests.support.rooms import RoomsContract

FLOORS = ["portal", "jurisdictions", "jurisdictions.pauses", "reviews", "reviews.desk | reviews.intake"]


def keeps(importer: str, imported: str) -> bool:
    graph = ImportGraph()
    graph.add_import(importer=importer, imported=imported)
    options = {"floors": FLOORS}
    contract = RoomsContract(name="rooms", session_options={}, contract_options=options)
    return bool(contract.check(graph, verbose=False).kept)


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("reviews.desk.acts.claim", "portal.acts"),
        ("reviews.desk.acts.claim", "reviews.models.request"),
        ("reviews.desk.acts.claim", "reviews.desk.models"),
        ("jurisdictions.pauses.models", "jurisdictions.models"),
    ],
)
def test_a_room_imports_from_lower_floors(importer: str, imported: str) -> None:
    assert keeps(importer, imported)


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("portal.ui.views", "reviews.models"),
        ("jurisdictions.models", "jurisdictions.pauses.models"),
        ("jurisdictions.pauses.models", "reviews.models"),
        ("reviews.models.request", "reviews.desk.models"),
        ("reviews.desk.views", "reviews.intake.forms"),
    ],
)
def test_a_room_never_imports_from_above_or_beside(importer: str, imported: str) -> None:
    assert not keeps(importer, imported)
