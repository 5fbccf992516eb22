"""Reads the YAML of the demo's assessments."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

Facts = dict[str, Any]


class Plain(yaml.SafeLoader):
    """YAML in which `on`, `yes` and `no` are words, as they are in YAML 1.2."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if not (tag.endswith(":bool") and first in "yYnNoO")]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(folder: Path) -> Iterator[tuple[str, Facts]]:
    """The files of a folder in their order, each with the section it fills."""
    for path in sorted(folder.glob("[0-9]*.yaml")):
        yield path.stem.partition("-")[2], load(path)


def load(path: Path) -> Any:
    """What a file holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Plain)  # noqa: S506 -- a safe loader


def as_mappings(given: Any) -> Iterator[Facts]:
    """Rows that were written as a table, as mappings."""
    if isinstance(given, list):
        yield from (dict(one) for one in given)
        return
    for values in given["rows"]:
        yield dict(zip(given["columns"], values, strict=True))
