"""Which answers answer which clause of UNGP, RDR G4(a) and the GNI, from the clauses of the template."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jurisdictions.assessments.forms.sets import KINDS
from jurisdictions.assessments.kept import label_of
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.publishing.edition.pieces import CoverageRow, Framework
from jurisdictions.assessments.questionnaire import Questionnaire, say
from portal.encryption import EncryptedText

# Facts about the frameworks: which clauses there are. What answers them is the template's word.
UNGP = {
    **{str(number): "" for number in range(11, 25)},
    "29": gettext_lazy("grievance mechanisms of the firm"),
    "31": gettext_lazy("what makes such a mechanism effective"),
}  # fmt: skip
RDR = {
    "1": gettext_lazy("effect of laws on freedom of expression"),
    "2": gettext_lazy("effect of laws on privacy"),
    "3": gettext_lazy("risks of existing products to freedom of expression"),
    "4": gettext_lazy("risks of existing products to privacy"),
    "5": gettext_lazy("risks of new activity to freedom of expression"),
    "6": gettext_lazy("risks of new activity to privacy"),
    "7": gettext_lazy("further evaluation where concerns are found"),
    "8": gettext_lazy("senior executives or the board review it"),
    "9": gettext_lazy("on a regular schedule"),
    "10": gettext_lazy("assured by a third party"),
    "11": gettext_lazy("by an accredited assurer"),
}
NUMBER = re.compile(r"\d+")


@dataclass
class _Clause:
    asked: list[str] = field(default_factory=list)
    answered: int = 0


def coverage_of(assessment: Assessment) -> list[Framework]:
    """The three matrices. Answers are counted, never judged; clauses that nothing asks for are empty."""
    asked = questionnaire(assessment.template_id)
    found: dict[tuple[str, str], _Clause] = {}
    for label, clauses, answered in _answers(assessment, asked):
        for key in sorted({key for clause in clauses if (key := _key(clause))}):
            one = found.setdefault(key, _Clause())
            one.asked.append(label)
            one.answered += answered
    gni = {code: "" for family, code in found if family == "GNI"} or {"GNI IG": ""}
    return [
        Framework(_("UN Guiding Principles on Business and Human Rights"), _rows("UNGP", UNGP, found)),
        Framework(_("Ranking Digital Rights G4(a)"), _rows("RDR G4a", RDR, found)),
        Framework(_("Global Network Initiative"), _rows("GNI", gni, found)),
    ]


def _rows(
    family: str, known: dict[str, Any], found: dict[tuple[str, str], _Clause]
) -> tuple[CoverageRow, ...]:
    more = [code for of, code in found if of == family and code not in known]
    rows = []
    for code in sorted([*known, *more], key=lambda code: (int(code) if code.isdecimal() else 0, code)):
        one = found.get((family, code), _Clause())
        name = {"GNI": code, "RDR G4a": f"RDR G4a.{code}"}.get(family, f"{family} {code}")
        rows.append(
            CoverageRow(name, str(known.get(code, "")), tuple(one.asked), one.answered, len(one.asked))
        )
    return tuple(rows)


def _key(clause: str) -> tuple[str, str] | None:
    """UNGP 17(b) counts for UNGP 17; clauses of other frameworks are left out."""
    if clause.startswith("UNGP "):
        number = NUMBER.search(clause)
        return ("UNGP", number[0]) if number else None
    if clause.startswith("RDR G4a."):
        return "RDR G4a", clause.removeprefix("RDR G4a.")
    return ("GNI", clause) if clause.startswith("GNI ") else None


def _answers(assessment: Assessment, asked: Questionnaire) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Each thing the template asks for: in words, for which clauses, and whether it is answered."""
    filled = {kind: _filled(assessment, kind) for kind in KINDS if asked.has_rows(kind)}
    for name in asked.body["fields"]:
        kind, column = name.split(".")
        clauses = asked.rule(kind, column).clauses
        if clauses and asked.asks(kind, column):
            answered = _own(assessment, column) if kind == "assessment" else column in filled[kind]
            yield label_of(name), clauses, answered
    there = dict(assessment.answers.values_list("question", "answer"))
    for code, question in asked.questions.items():
        yield say(question["text"]), tuple(question.get("clauses", ())), bool(there.get(code, "").strip())


def _own(assessment: Assessment, column: str) -> bool:
    value = getattr(assessment, column)
    return value.exists() if hasattr(value, "exists") else value not in (None, "", [])


def _filled(assessment: Assessment, kind: str) -> set[str]:
    """The fields that at least one row of a kind answers. No name is decrypted for it."""
    model = KINDS[kind]
    several = [one.name for one in model._meta.many_to_many]
    hidden = [one.name for one in model._meta.fields if isinstance(one, EncryptedText)]
    rows = model._default_manager.filter(assessment=assessment).defer(*hidden).prefetch_related(*several)
    plain = [one for one in model._meta.fields if one.name not in hidden]
    found = set()
    for row in rows:
        found |= {one.name for one in plain if getattr(row, one.attname) not in (None, "", [])}
        found |= {name for name in several if getattr(row, name).all()}
    for name in hidden:
        if model._default_manager.filter(assessment=assessment).exclude(**{name: ""}).exists():
            found.add(name)
    return found


def heading(framework: Framework) -> str:
    """Such as “RDR G4(a): 7 of 11 clauses are answered”."""
    there = sum(bool(row.answered) for row in framework.rows)
    words = {"title": capfirst(framework.title), "n": there, "all": len(framework.rows)}
    return _("%(title)s: %(n)d of %(all)d clauses are answered") % words
