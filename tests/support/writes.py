"""Finds, in a source file, every place that writes a guarded model.

It reads the syntax tree and follows the names of one function: a model's class, what its managers and
queries give, parameters annotated with it, and related managers of other records.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

WRITES = {
    "create",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
    "update",
    "delete",
    "save",
    "save_base",
}
WRITES |= {f"a{name}" for name in WRITES}
QUERY = {
    "all",
    "filter",
    "exclude",
    "order_by",
    "select_for_update",
    "select_related",
    "first",
    "last",
    "get",
}
SHORTCUTS = {"get_object_or_404", "get_list_or_404", "list", "sorted", "reversed"}
NEVER = {"_raw_delete": "goes past the triggers' messages", "ignore": "switches triggers off"}
SQL = re.compile(
    r"\b(insert\s+into|update|delete\s+from|truncate|copy)\s+(?:only\s+)?\"?(\w+)", re.IGNORECASE
)


@dataclass(frozen=True)
class Guarded:
    """The guarded models: their class names, tables, and the names other records reach them by."""

    classes: frozenset[str]
    tables: frozenset[str]
    related: frozenset[str] = frozenset()


@dataclass
class Finder(ast.NodeVisitor):
    """Collects the findings of one file."""

    guarded: Guarded
    findings: list[str] = field(default_factory=list)
    known: list[set[str]] = field(default_factory=lambda: [set()])

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """`from … import Pause as P` is the same class by another name."""
        classes = self.guarded.classes
        renamed = {alias.asname for alias in node.names if alias.asname and alias.name in classes}
        self.guarded = replace(self.guarded, classes=classes | renamed)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        names = {a.arg for a in arguments if a.annotation and self._names_class(a.annotation)}
        self.known.append(self.known[-1] | names)
        self.generic_visit(node)
        self.known.pop()

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815

    def visit_Assign(self, node: ast.Assign) -> None:
        self._learn(node.targets, node.value)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self._learn([node.target], node.value)
        if self._names_class(node.annotation):
            self._keep(node.target)
        self.generic_visit(node)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self._learn([node.target], node.value)
        self.generic_visit(node)

    def visit_For(self, node: ast.For) -> None:
        self._learn([node.target], node.iter)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        if isinstance(function, ast.Attribute):
            if function.attr in WRITES and self._is_guarded(function.value):
                self._note(node, f"{ast.unparse(function)}(…)")
            if function.attr == "_raw_delete" or ast.unparse(function) == "pgtrigger.ignore":
                self._note(node, f"{ast.unparse(function)}: {NEVER[function.attr]}")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            if "session_replication_role" in node.value:
                self._note(node, "session_replication_role switches triggers off")
            for verb, table in SQL.findall(node.value):
                if table.lower() in self.guarded.tables:
                    self._note(node, f"SQL: {verb} {table}")

    def _is_guarded(self, node: ast.expr) -> bool:
        """Whether a write of this reaches a guarded model: its class, a query, a row, a related manager."""
        attributes, root = _chain(node)
        if isinstance(root, ast.Name):
            if root.id in self.guarded.classes:
                return True
            if root.id in self.known[-1]:
                return set(attributes) <= QUERY
        if isinstance(root, ast.Call) and self._gives_guarded(root):
            return True
        return bool((self.guarded.related | self.guarded.classes) & set(attributes))

    def _gives_guarded(self, node: ast.expr) -> bool:
        """Whether an expression is a guarded row or query: made, fetched, or looked up by a shortcut."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            first = node.args[0] if node.args else None
            by_shortcut = node.func.id in {
                "get_object_or_404",
                "get_list_or_404",
                "list",
                "sorted",
                "reversed",
            }
            if by_shortcut and first is not None:
                return self._gives_guarded(first)
        attributes, root = _chain(node)
        if isinstance(root, ast.Name):
            called = isinstance(node, ast.Call) and not attributes
            if root.id in self.guarded.classes:
                return called or "objects" in attributes or isinstance(node, ast.Name)
            return root.id in self.known[-1] and not attributes
        return False

    def _names_class(self, annotation: ast.expr) -> bool:
        words = set(re.findall(r"\w+", ast.unparse(annotation)))
        return bool(words & self.guarded.classes)

    def _learn(self, targets: list[ast.expr], value: ast.expr) -> None:
        for target in targets:
            if self._gives_guarded(value):
                self._keep(target)
            elif isinstance(target, ast.Name):
                self.known[-1].discard(target.id)

    def _keep(self, target: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.known[-1].add(target.id)

    def _note(self, node: ast.expr, what: str) -> None:
        self.findings.append(f"line {node.lineno}: {what}")


def _chain(node: ast.expr) -> tuple[list[str], ast.expr]:
    """The attributes of `a.b(…).c[…].d` and what it hangs on: (["b", "c", "d"], a)."""
    attributes: list[str] = []
    while (inner := _one_step_in(node)) is not None:
        if isinstance(node, ast.Attribute):
            attributes.append(node.attr)
        node = inner
    return attributes[::-1], node


def _one_step_in(node: ast.expr) -> ast.expr | None:
    if isinstance(node, ast.Attribute | ast.Subscript):
        return node.value
    if isinstance(node, ast.Call):
        makes_a_row = isinstance(node.func, ast.Name) and node.func.id[:1].isupper()
        return node.func if makes_a_row or isinstance(node.func, ast.Attribute) else None
    return None


def writes_in(source: str, guarded: Guarded) -> Iterator[str]:
    """Each write of a guarded model in a source, with its line."""
    finder = Finder(guarded)
    finder.visit(ast.parse(source))
    yield from finder.findings
