"""Keeps checked requests on the disk between reading a file and entering it, so that memory stays small.

The file has no name and goes with the process. Records of the database are kept as references.
"""

import pickle
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from django.db.models import Model

from reviews.facts import NewRequest


class Spool:
    """Requests written once and then read in the same order."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by __exit__)
        self._records: dict[tuple[str, Any], Model] = {}
        self.size = 0

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def write(self, facts: NewRequest) -> None:
        pickler = pickle.Pickler(self._file, protocol=pickle.HIGHEST_PROTOCOL)
        pickler.persistent_id = self._keep  # type: ignore[method-assign]
        pickler.dump(facts)
        self.size += 1

    def __iter__(self) -> Iterator[NewRequest]:
        self._file.seek(0)
        for _number in range(self.size):
            unpickler = pickle.Unpickler(self._file)  # noqa: S301 (our own file, unreachable for others)
            unpickler.persistent_load = self._records.__getitem__  # type: ignore[method-assign]
            yield unpickler.load()

    def _keep(self, thing: object) -> tuple[str, Any] | None:
        if not isinstance(thing, Model):
            return None
        key = (thing._meta.label, thing.pk)
        self._records.setdefault(key, thing)
        return key
