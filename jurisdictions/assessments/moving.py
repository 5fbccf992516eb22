"""What it means for a filled assessment to move to another template: a report, before and after."""

from collections.abc import Iterator
from typing import Any

from django.db.models import NOT_PROVIDED, Model

from jurisdictions.assessments.blind import NOBODY, Blind
from jurisdictions.assessments.checking.askable import KINDS, OWN, askable
from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment, Template
from jurisdictions.assessments.questionnaire import REQUIRED, Questionnaire
from portal.encryption import EncryptedText

# Where the record names codes of the template, and the list of the template they are of.
CODED = {
    ("assessment", "test_sets"): "test_sets",
    ("impact", "rights"): "rights",
    ("impact", "groups"): "groups",
    ("rightconsidered", "right"): "rights",
    ("peopleaffected", "group"): "groups",
    ("legalfinding", "criterion"): "criteria",
}
Report = dict[str, Any]


def report_of(found: Assessment, to: Template, blind: Blind = NOBODY) -> Report:
    """What the other template asks anew, asks no more, and which codes it does not know. Names only.

    What its reader is `blind` to is counted nowhere.
    """
    old, new = questionnaire(found.template_id), questionnaire(to.pk)
    return {
        "from": _named(found.template),
        "to": _named(to),
        "new": [name for name in _names() if _asks(new, name) and not _asks(old, name)],
        "needed_now": [
            name for name in _names() if _needs(new, name) and _asks(old, name) and not _needs(old, name)
        ],
        "new_questions": [code for code in new.questions if code not in old.questions],
        "no_longer": [name for name in _names() if _asks(old, name) and not _asks(new, name)],
        "kept": sorted({name for name, _row, _value in unasked(found, new, blind)}),
        "kept_answers": [row.question for row in unasked_answers(found, new)],
        "unknown": sorted({f"{name} {code}" for name, code in unknown_codes(found, new)}),
        "missing": _missing(found, new, blind),
    }


def unasked(
    found: Assessment, asked: Questionnaire, blind: Blind = NOBODY
) -> Iterator[tuple[str, Model, Any]]:
    """Everything in the record that these pages ask no more: its name, its row and what it holds.

    A name of a consultee is never among it.
    """
    for row, kind in _rows(found):
        for name in sorted(askable(kind)):
            if asked.asks(kind, name) or isinstance(row._meta.get_field(name), EncryptedText):
                continue
            if blind.hides(kind, row.pk, name):
                continue
            if value := _held(row, name):
                yield f"{kind}.{name}", row, value


def unasked_answers(found: Assessment, asked: Questionnaire) -> list[Any]:
    """Answers to questions that are asked no more."""
    return [row for row in found.answers.all() if row.answer and row.question not in asked.questions]


def unknown_codes(found: Assessment, asked: Questionnaire) -> Iterator[tuple[str, str]]:
    """Codes in the record that a template does not know, each with the field that holds it."""
    for row, kind in _rows(found):
        for (of, name), listed in CODED.items():
            if of == kind:
                value = getattr(row, name)
                for code in [value] if isinstance(value, str) else value:
                    if code and code not in getattr(asked, listed):
                        yield f"{kind}.{name}", code


def _missing(found: Assessment, new: Questionnaire, blind: Blind) -> int:
    """How many things would block the signatures there."""
    facts = Facts(found, blind)
    facts.asked = new
    return len(blind.untold(blockers(found, facts)))


def _rows(found: Assessment) -> Iterator[tuple[Model, str]]:
    yield found, "assessment"
    for kind, model in KINDS.items():
        for row in model._default_manager.filter(assessment=found):
            yield row, kind


def _held(row: Model, name: str) -> Any:
    """What a field holds, unless it is blank or what the table puts there by itself."""
    field = row._meta.get_field(name)
    if field.many_to_many:
        return list(getattr(row, name).all()) if row.pk else []
    value = getattr(row, name)
    default = getattr(field, "default", NOT_PROVIDED)
    return None if value in ("", [], None, False) or value == default else value


def _names() -> Iterator[str]:
    for name in sorted(OWN):
        yield f"assessment.{name}"
    for kind in KINDS:
        for name in sorted(askable(kind)):
            yield f"{kind}.{name}"


def _asks(asked: Questionnaire, name: str) -> bool:
    return asked.asks(*name.split("."))


def _needs(asked: Questionnaire, name: str) -> bool:
    return _asks(asked, name) and asked.rule(*name.split(".")).gate == REQUIRED


def _named(template: Template) -> dict[str, Any]:
    return {"code": template.code, "version": template.version, "title": template.title}
