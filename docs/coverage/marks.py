"""Read from the source of tests which requirement each one is marked with, without importing it."""

import ast
from collections.abc import Iterator
from pathlib import Path

MARK = "requirement"
Definition = ast.FunctionDef | ast.AsyncFunctionDef
# The name of a test, or nothing where a whole module is marked; and the requirement's number.
Mark = tuple[str, str]


def marks_of(module: Path) -> set[Mark]:
    """Every mark of the module's tests: on the module, on a class, on a test, on one case of a test."""
    tree = ast.parse(module.read_text())
    names = _assignments(tree)
    found = {("", number) for number in _numbers(names.get("pytestmark"), names)}
    return found | set(_of_tests(tree.body, names, []))


def _of_tests(body: list[ast.stmt], names: dict[str, ast.AST], above: list[str]) -> Iterator[Mark]:
    """The marks of tests, those of their class included."""
    for one in body:
        if not isinstance(one, ast.ClassDef | Definition):
            continue
        own = above + [number for mark in one.decorator_list for number in _numbers(mark, names)]
        if isinstance(one, ast.ClassDef):
            yield from _of_tests(one.body, names, own)
        elif one.name.startswith("test_"):
            yield from ((one.name, number) for number in own)


def _assignments(tree: ast.Module) -> dict[str, ast.AST]:
    """What the names of the module stand for: cases kept in a list, and helpers that mark a case."""
    found: dict[str, ast.AST] = {}
    for one in tree.body:
        if isinstance(one, ast.Assign):
            found |= {target.id: one.value for target in one.targets if isinstance(target, ast.Name)}
        elif isinstance(one, ast.FunctionDef):
            found[one.name] = one
    return found


def _numbers(node: ast.AST | None, names: dict[str, ast.AST]) -> Iterator[str]:
    """The numbers in a decorator, through the names that it uses."""
    for one in ast.walk(node) if node else ():
        if isinstance(one, ast.Call) and _is_mark(one):
            yield from (given.value for given in one.args if _is_text(given))  # type: ignore[attr-defined]
        elif isinstance(one, ast.Call) and isinstance(one.func, ast.Name):
            yield from _through_helper(one, names.get(one.func.id))
        elif isinstance(one, ast.Name) and not isinstance(names.get(one.id), Definition):
            yield from _numbers(names.get(one.id), names)


def _through_helper(call: ast.Call, helper: ast.AST | None) -> Iterator[str]:
    """The numbers handed to a helper that marks a case with them."""
    if not isinstance(helper, ast.FunctionDef):
        return
    passed_on = {
        given.id
        for one in ast.walk(helper)
        if isinstance(one, ast.Call) and _is_mark(one)
        for given in one.args
        if isinstance(given, ast.Name)
    }
    for parameter, given in zip(helper.args.args, call.args, strict=False):
        if parameter.arg in passed_on and _is_text(given):
            yield given.value  # type: ignore[attr-defined]


def _is_mark(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == MARK


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
