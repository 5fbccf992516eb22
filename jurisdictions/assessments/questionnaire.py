"""A template as the code asks it: which sections and fields, what blocks, with which help and anchors."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import get_language

Text = str | Mapping[str, str]
REQUIRED, WARNS, OPTIONAL = "M", "W", "O"


def say(text: Text) -> str:
    """A text of the template in the reader's language, or in the first one it has."""
    if isinstance(text, str):
        return text
    language = (get_language() or "en").split("-")[0]
    return text.get(language) or text.get("en") or next(iter(text.values()), "")


@dataclass(frozen=True)
class FieldRule:
    """Whether a field blocks (M), warns (W) or is free (O), and what stands beside it."""

    gate: str = OPTIONAL
    help: Text = ""
    clauses: tuple[str, ...] = ()
    when: str = ""  # a tick of the same row: without it the field does not block

    def blocks(self, row: object) -> bool:
        """Whether the field may not stay blank in this row."""
        return self.gate == REQUIRED and (not self.when or bool(getattr(row, self.when)))


@dataclass(frozen=True)
class Meaning:
    """What one choice of a field means, and where that comes from; `code` is the choice."""

    code: str
    text: Text
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """One page: own fields of the assessment, kinds of rows, questions that the template adds."""

    code: str
    title: Text
    fields: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    questions: tuple[dict[str, Any], ...] = ()
    help: Text = ""


@dataclass(frozen=True)
class Band:
    """From which severity on something must be done before requests are freed."""

    severity: int
    act: str
    likelihood: int = 1


class Questionnaire:
    """The content of one published template version."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        self.body = body
        self.keep_days = int(body["keep_days"])
        self.consultations: dict[str, int] = dict(body["consultations"])
        self.must_consider: list[str] = list(body["must_consider"])
        self.must_say: list[str] = list(body["must_say"])
        self.note: Text = body["note"]
        self.anchors: dict[str, list[Text]] = body["anchors"]
        self.rights: dict[str, dict[str, Any]] = body["rights"]
        self.groups: dict[str, Text] = body["groups"]
        self.test_sets: dict[str, dict[str, Any]] = body["test_sets"]
        self.bands = [Band(**band) for band in body["bands"]]
        self.review: list[dict[str, int]] = list(body.get("review", ()))

    @cached_property
    def sections(self) -> dict[str, Section]:
        return {
            part["code"]: Section(
                part["code"],
                part["title"],
                tuple(part.get("fields", ())),
                tuple(part.get("rows", ())),
                tuple(part.get("questions", ())),
                part.get("help", ""),
            )
            for part in self.body["sections"]
        }

    @cached_property
    def rules(self) -> frozenset[str]:
        """The rules that block the signatures (`gates/rules.py`): its own, else those of its track."""
        from jurisdictions.assessments.gates.rules import rules_of  # gates ask questionnaires

        return rules_of(self.body)

    def rule(self, model: str, field: str) -> FieldRule:
        """What the template says of a field, such as `impact`, `scale`."""
        facts = self.body["fields"].get(f"{model}.{field}", {})
        gate, words = facts.get("gate", OPTIONAL), facts.get("help", "")
        return FieldRule(gate, words, tuple(facts.get("clauses", ())), facts.get("when", ""))

    def explained(self, model: str, field: str) -> list[Meaning]:
        """What the choices of a field mean; empty where the template leaves that to the words."""
        said = self.body.get("explained", {}).get(f"{model}.{field}", ())
        return [Meaning(one["code"], one["text"], tuple(one.get("clauses", ()))) for one in said]

    def asks(self, model: str, field: str) -> bool:
        """Whether a field stands on a page of this template."""
        if model == "assessment":
            return any(field in section.fields for section in self.sections.values())
        shown = self.shown_fields(model)
        return self.has_rows(model) and (not shown or field in shown)

    def has_rows(self, model: str) -> bool:
        """Whether rows of a kind are asked for."""
        return any(model in section.rows for section in self.sections.values())

    def shown_fields(self, model: str) -> list[str]:
        """The fields of a kind of row that this template asks for, in its order; empty for all of them."""
        prefix = f"{model}."
        return [name.removeprefix(prefix) for name in self.body["fields"] if name.startswith(prefix)]

    def least(self, model: str) -> int:
        """How many rows of a kind there must be."""
        return int(self.body["rows"].get(model, {}).get("least", 0))

    def section_of(self, model: str, field: str = "") -> str:
        """The code of the page on which a field, or a kind of row, is filled in; the first one otherwise."""
        for section in self.sections.values():
            if (model == "assessment" and field in section.fields) or model in section.rows:
                return section.code
        return next(iter(self.sections))

    @cached_property
    def questions(self) -> dict[str, dict[str, Any]]:
        """The questions that the template adds, by their codes."""
        return {question["code"]: question for part in self.sections.values() for question in part.questions}

    @cached_property
    def criteria(self) -> dict[str, dict[str, Any]]:
        """Every criterion of every set, by its code."""
        return {code: facts for one in self.test_sets.values() for code, facts in one["criteria"].items()}

    def review_within(self, severity: int) -> int | None:
        """Days after which a decision is looked at again, by the severest impact that is left."""
        return next((part["days"] for part in self.review if severity >= part["severity"]), None)

    def right(self, code: str) -> str:
        return say(self.rights[code]["title"]) if code in self.rights else code

    def asks_for_action(self, severity: int, likelihood: int, confidence: str = "") -> bool:
        """Whether an impact must be acted on before requests are freed. Nothing is multiplied."""
        for band in self.bands:
            if severity >= band.severity:
                if band.act == "unless_remote":
                    return not (likelihood == 1 and confidence == "high")
                return band.act == "always" or likelihood >= band.likelihood
        return False
