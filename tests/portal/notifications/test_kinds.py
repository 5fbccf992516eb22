"""Every kind of notice that an act owes has a text."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Engine

from portal.notifications.render import FOLDER

ROOMS = ("portal", "jurisdictions", "reviews")


def kinds_in(source: str) -> set[str]:
    """The kinds that a source names in `….tell(…, kind)`, `….write_to(…, kind)` and `owe(kind, …)`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            found |= {kind for argument in _kind_arguments(node) for kind in _literals(argument)}
    return found


def _kind_arguments(call: ast.Call) -> Iterator[ast.expr]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    position = {"tell": 1, "write_to": 1, "owe": 0}.get(name)
    if position is None:
        return
    yield from call.args[position : position + 1]
    yield from (keyword.value for keyword in call.keywords if keyword.arg == "kind")


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def sources() -> Iterator[Path]:
    for room in ROOMS:
        yield from (settings.BASE_DIR / room).rglob("*.py")


KINDS = sorted({kind for path in sources() for kind in kinds_in(path.read_text())})


def test_the_search_finds_kinds_however_they_are_written():
    sample = """
act.tell(people, "one", about=x)
act.write_to(address, "two" if late else "three", about=x)
act.tell(people, kind="four", about=x)
owe("five", people=people, about=x)
story.tell("not", "this is", "a kind")  # a tell of something else counts too: better one too many
"""
    assert kinds_in(sample) == {"one", "two", "three", "four", "five", "this is"}
    assert "account.invited" in KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_text(kind: str):
    path = FOLDER / f"{kind}.txt"
    assert path.exists(), f"templates/notices/{kind}.txt is missing"
    subject, empty, *body = rendered(path).strip().split("\n")
    assert subject.strip(), "the first line is the subject"
    assert empty.strip() == "", "the second line is empty"
    assert "\n".join(body).strip(), "then comes the text"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_text_can_be_drawn(path: Path):
    assert rendered(path).strip()


def rendered(path: Path) -> str:
    builtins = ["django.templatetags.i18n", "portal.ui.templatetags.ui"]
    engine = Engine(builtins=builtins, autoescape=False, string_if_invalid="some value")
    return engine.from_string(path.read_text()).render(Context({"n": 1}, autoescape=False))
