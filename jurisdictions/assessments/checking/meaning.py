"""Whether the names in a template mean something, and whether what it asks can be answered."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from jurisdictions.assessments.checking.askable import KINDS, askable, is_tick, needed
from jurisdictions.assessments.checking.explained import explained
from jurisdictions.assessments.checking.lists import lists
from jurisdictions.assessments.checking.problem import Problem
from jurisdictions.assessments.models.words import Track

# What the gates ask for whatever the template says: it must stand on a page, or nothing could ever be signed.
ALWAYS_ASKED = (
    "title",
    "governs",
    "why_no_rightsholder",
    "decision",
    "reasons",
    "rejected_because",
    "expires_on",
)
ALWAYS_ROWS = ("trigger", "impact", "measure", "consultation", "option")


def meaning(body: dict[str, Any]) -> Iterator[Problem]:
    """Names that nothing answers to, and questions that nobody could answer. The shape is right by now."""
    if body["code"] not in Track.values:
        words = {"codes": ", ".join(Track.values)}
        yield Problem(("code",), _("A template is for one of the tracks: %(codes)s.") % words)
    yield from _sections(body["sections"])
    yield from _nowhere(body["sections"])
    yield from _fields(body)
    yield from _rows(body)
    yield from lists(body)
    yield from explained(body)


def _sections(sections: list[dict[str, Any]]) -> Iterator[Problem]:
    codes, fields, rows, questions = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for number, section in enumerate(sections):
        here = ("sections", number)
        codes[section["code"]] += 1
        if codes[section["code"]] > 1:
            yield Problem(here, _("Two sections have this code."))
        elif _is_taken(section["code"]):
            yield Problem(here, _("This code is the address of another page."))
        if not (section.get("fields") or section.get("rows") or section.get("questions")):
            yield Problem(here, _("This section asks nothing."))
        yield from _once(section, "fields", askable("assessment"), fields, here)
        yield from _once(section, "rows", frozenset(KINDS), rows, here)
        for at, question in enumerate(section.get("questions", ())):
            questions[question["code"]] += 1
            if questions[question["code"]] > 1:
                yield Problem((*here, "questions", at), _("Two questions have this code."))


def _once(
    section: dict[str, Any], part: str, known: frozenset[str], seen: Counter[str], here: tuple[str | int, ...]
) -> Iterator[Problem]:
    for at, name in enumerate(section.get(part, ())):
        seen[name] += 1
        if name not in known:
            words = {"name": name}
            missing = (
                _("An assessment has no field “%(name)s”.")
                if part == "fields"
                else _("There are no rows “%(name)s”.")
            )
            yield Problem((*here, part, at), missing % words)
        elif seen[name] > 1:
            yield Problem((*here, part, at), _("“%(name)s” stands in two sections.") % {"name": name})


def _is_taken(code: str) -> bool:
    try:
        return resolve(f"/assessments/A-0001/{code}/").view_name != "assessments:section"
    except Resolver404:
        return True


def _nowhere(sections: list[dict[str, Any]]) -> Iterator[Problem]:
    for part, always in (("fields", ALWAYS_ASKED), ("rows", ALWAYS_ROWS)):
        there = {name for section in sections for name in section.get(part, ())}
        for name in always:
            if name not in there:
                text = _("“%(name)s” stands in no section, yet nothing can be signed without it.")
                yield Problem(("sections",), text % {"name": name})


def _fields(body: dict[str, Any]) -> Iterator[Problem]:
    own = {name for section in body["sections"] for name in section.get("fields", ())}
    rows = {name for section in body["sections"] for name in section.get("rows", ())}
    for name, facts in body["fields"].items():
        kind, _dot, field = name.partition(".")
        here = ("fields", name)
        if kind != "assessment" and kind not in KINDS:
            yield Problem(here, _("There are no rows “%(name)s”.") % {"name": kind})
        elif field not in askable(kind):
            yield Problem(here, _("“%(kind)s” has no field “%(field)s”.") % {"kind": kind, "field": field})
        elif field not in own if kind == "assessment" else kind not in rows:
            yield Problem(here, _("It stands in no section, so it is never asked."))
        elif facts.get("when") and not is_tick(kind, facts["when"]):
            words = {"kind": kind, "field": facts["when"]}
            yield Problem((*here, "when"), _("“%(kind)s” has no tick “%(field)s”.") % words)


def _rows(body: dict[str, Any]) -> Iterator[Problem]:
    there = {name for section in body["sections"] for name in section.get("rows", ())} & KINDS.keys()
    for name in body["rows"]:
        if name not in there:
            yield Problem(("rows", name), _("There is no section with these rows."))
    for kind in sorted(there):
        shown = {name.partition(".")[2] for name in body["fields"] if name.startswith(f"{kind}.")}
        for field in sorted(needed(kind) - shown) if shown else ():
            text = _("“%(field)s” is not asked for, yet no such row can be saved without it.")
            yield Problem(("fields", f"{kind}.{field}"), text % {"field": f"{kind}.{field}"})
