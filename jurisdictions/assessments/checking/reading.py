"""Reads the YAML of a template, and remembers the line of everything in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from django.utils.translation import gettext as _

from jurisdictions.assessments.checking.problem import Path, Problem
from jurisdictions.assessments.models.template import FAST

LONGEST = 1_000_000  # characters
PLAIN = {"str", "int", "bool", "null", "seq", "map"}  # what JSON has too


@dataclass
class Document:
    """A template as it was typed."""

    body: Any = None
    problems: list[Problem] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)

    def line_of(self, path: Path) -> int:
        """The line on which something stands, or the nearest thing around it; 0 where nothing is known."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


def read(text: str) -> Document:
    """The content, or why it is no YAML that we take. Aliases are not taken: they can grow without end."""
    if len(text) > LONGEST:
        return Document(problems=[Problem((), _("This is too long for a template."))])
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader)):
            return Document(problems=[Problem((), _("Aliases (*name) are not taken: write it out."))])
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return _broken(error)
    if node is None:
        return Document(problems=[Problem((), _("There is nothing in it."))])
    document = Document()
    document.problems = list(_walk(document, node, ()))
    if not document.problems:
        document.body = yaml.load(text, Loader=FAST)  # noqa: S506 -- a safe loader
    return document


def _broken(error: yaml.YAMLError) -> Document:
    mark, why = getattr(error, "problem_mark", None), getattr(error, "problem", None) or str(error)
    lines: dict[Path, int] = {(): mark.line + 1} if mark else {}
    return Document(problems=[Problem((), _("This is no YAML: %(why)s.") % {"why": why})], lines=lines)


def _walk(document: Document, node: yaml.Node, path: Path) -> Iterator[Problem]:
    document.lines.setdefault(path, node.start_mark.line + 1)
    kind = node.tag.rsplit(":", 1)[-1]
    if kind not in PLAIN:
        yield Problem(
            path,
            _("“%(value)s” is read as a %(kind)s: put it in quotes.") % {"value": node.value, "kind": kind},
        )
    if isinstance(node, yaml.SequenceNode):
        for number, part in enumerate(node.value):
            yield from _walk(document, part, (*path, number))
    elif isinstance(node, yaml.MappingNode):
        yield from _walk_pairs(document, node, path)


def _walk_pairs(document: Document, node: yaml.MappingNode, path: Path) -> Iterator[Problem]:
    seen: set[str] = set()
    for key, value in node.value:
        here = (*path, str(key.value))
        document.lines[here] = key.start_mark.line + 1
        if not key.tag.endswith(":str"):
            yield Problem(here, _("This name is read as something else: put it in quotes."))
        if str(key.value) in seen:
            yield Problem(here, _("This stands here twice."))
        seen.add(str(key.value))
        yield from _walk(document, value, here)
