"""The import-linter contract of the house: a room imports from lower floors only.

import-linter's own layers cannot say it, for `reviews.desk` lies inside `reviews` and yet above it.
"""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class RoomsContract(Contract):
    """`floors`, lowest first; rooms of one floor are divided by `|` and do not know each other."""

    type_name = "rooms"
    floors = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002
        """Broken by every import from a room above or beside."""
        broken = [
            (importer, imported)
            for importer in graph.modules
            for imported in graph.find_modules_directly_imported_by(importer)
            if not self._allows(importer, imported)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": sorted(broken)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line for each import that breaks it."""
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"{importer} imports {imported}, which is not on a lower floor")

    def _allows(self, importer: str, imported: str) -> bool:
        (from_room, from_floor), (to_room, to_floor) = self._place(importer), self._place(imported)
        return from_room == to_room or to_floor < from_floor

    def _place(self, module: str) -> tuple[str, int]:
        """The innermost room a module lies in, and its floor."""
        floors: list[str] = list(self.floors)  # type: ignore[call-overload]
        rooms = [(room.strip(), number) for number, floor in enumerate(floors) for room in floor.split("|")]
        inside = [place for place in rooms if f"{module}.".startswith(f"{place[0]}.")]
        return max(inside, key=lambda place: len(place[0]))
