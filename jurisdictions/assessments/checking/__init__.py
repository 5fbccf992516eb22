"""Whether a template can be published: its shape, what its names mean, and where in the YAML it is wrong."""

from typing import Any

from jurisdictions.assessments.checking.meaning import meaning
from jurisdictions.assessments.checking.problem import Problem, in_words
from jurisdictions.assessments.checking.reading import Document, read
from jurisdictions.assessments.checking.shape import shape

__all__ = ["Document", "check", "check_text"]


def check(body: Any) -> list[str]:
    """What is wrong with a template, each with its place; empty when it can be published."""
    return [in_words(problem, body) for problem in _problems(body)]


def check_text(text: str) -> tuple[Document, list[str]]:
    """The same for a template as YAML: each problem with its line as well."""
    document = read(text)
    problems = document.problems or _problems(document.body)
    said = [(document.line_of(problem.path), problem) for problem in problems]
    said.sort(key=lambda one: one[0])
    return document, [in_words(problem, document.body, line) for line, problem in said]


def _problems(body: Any) -> list[Problem]:
    return list(shape(body)) or list(meaning(body))
