"""The shape of a template, as its JSON Schema has it."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from jurisdictions.assessments.checking.problem import Problem

SCHEMA = Path(__file__).parent.parent / "questionnaires" / "schema.json"
LONG = 60  # characters of a value that a message repeats


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def shape(body: Any) -> Iterator[Problem]:
    """Where the content is not of the shape of a template."""
    for error in validator().iter_errors(body):
        yield from _in_words(error)


def _in_words(error: Any) -> Iterator[Problem]:
    path, asked = tuple(error.absolute_path), error.validator_value
    if error.validator == "required":
        missing = next(name for name in asked if name not in error.instance and f"'{name}'" in error.message)
        yield Problem(path, _("“%(name)s” is missing.") % {"name": missing})
    elif error.validator == "additionalProperties":
        for name in sorted(set(error.instance) - set(error.schema.get("properties", {}))):
            yield Problem((*path, name), _("This is not known here."))
    else:
        words = WORDS.get(error.validator, lambda _asked: str(error.message))(asked)
        shown = json.dumps(error.instance, ensure_ascii=False)
        short = shown if len(shown) <= LONG else shown[:LONG] + "…"
        yield Problem(path, f"{short}: {words}")


def _listed(values: Any) -> str:
    return ", ".join(values if isinstance(values, list) else [values])


WORDS: dict[str, Callable[[Any], str]] = {
    "type": lambda kinds: _("this should be: %(kinds)s.") % {"kinds": _listed(kinds)},
    "enum": lambda values: _("this should be one of: %(values)s.") % {"values": _listed(values)},
    "pattern": lambda _pattern: _("small letters, figures, - and _ only, beginning with a letter."),
    "minimum": lambda least: _("at least %(n)s.") % {"n": least},
    "maximum": lambda most: _("at most %(n)s.") % {"n": most},
    "minItems": lambda least: _("at least %(n)s of them.") % {"n": least},
    "maxItems": lambda most: _("at most %(n)s of them.") % {"n": most},
    "minLength": lambda _least: _("this is empty."),
    "minProperties": lambda _least: _("this is empty."),
    "maxLength": lambda most: _("at most %(n)s characters.") % {"n": most},
    "uniqueItems": lambda _unique: _("something stands here twice."),
}
