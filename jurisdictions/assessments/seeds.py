"""Templates that come with the product: YAML files, put together with the lists they share."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from jurisdictions.assessments.models.template import FAST

FOLDER = Path(__file__).parent / "questionnaires"
WIDTH, INDENT = 130, 24
Body = dict[str, Any]


def seeds() -> Iterator[Body]:
    """Each template file as a whole: what it shares with another one and the lists are in it."""
    for path in sorted(FOLDER.glob("*-*.yaml")):
        yield seed(path.stem)


def seed(name: str) -> Body:
    """One template by the name of its file, such as `full-1`."""
    body = _whole(_read(name))
    return body | {listed: facts for listed, facts in _read("libraries").items() if listed not in body}


def as_yaml(body: Body) -> str:
    """A template as an administrator edits it."""
    text: str = yaml.dump(body, Dumper=_Readable, sort_keys=False, allow_unicode=True, width=WIDTH)
    return text


class _Readable(yaml.SafeDumper):
    """What fits on one line stands on one line."""

    def represent_sequence(
        self, tag: str, sequence: Any, flow_style: bool | None = None
    ) -> yaml.SequenceNode:
        node = super().represent_sequence(tag, sequence, flow_style)
        node.flow_style = _length(node) < WIDTH - INDENT
        return node

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:
        node = super().represent_mapping(tag, mapping, flow_style)
        node.flow_style = _length(node) < WIDTH - INDENT
        return node


def _length(node: yaml.Node | tuple[yaml.Node, yaml.Node]) -> int:
    if isinstance(node, yaml.ScalarNode):
        return len(node.value)
    parts = node if isinstance(node, tuple) else node.value
    return sum(_length(part) + 2 for part in parts)


def _read(name: str) -> Body:
    body: Body = yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=FAST)  # noqa: S506 -- a safe loader
    return body


def _whole(own: Body) -> Body:
    """Add what the file takes from the one it is like.

    A file without sections of its own asks everything that the other asks; one with sections asks what it
    names, with the other's help and clauses.
    """
    if "like" not in own:
        return own
    other, only, added = _whole(_read(own.pop("like"))), own.pop("only", {}), own.pop("add_questions", {})
    has_sections = "sections" in own
    asked = own["fields"] if has_sections else other["fields"] | own["fields"]
    fields = {name: _merged(other["fields"].get(name, {}), own["fields"].get(name, {})) for name in asked}
    rows = own["rows"] if has_sections else other["rows"] | own["rows"]
    lists = _read("libraries")
    chosen = {name: {code: lists[name][code] for code in codes} for name, codes in only.items()}
    whole = other | own | {"fields": fields, "rows": rows} | chosen
    for section in whole["sections"]:
        if questions := added.get(section["code"]):
            section["questions"] = [*section.get("questions", ()), *questions]
    return whole


def _merged(theirs: Body, own: Body) -> Body:
    return {name: value for name, value in (theirs | own).items() if value is not None}
