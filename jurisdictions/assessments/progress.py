"""How far an assessment is, section by section, and what stands against signing it or for another look."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import BooleanField
from django.utils.translation import gettext as _

from jurisdictions.assessments.blind import NOBODY, Blind
from jurisdictions.assessments.claims import Claim, uncited
from jurisdictions.assessments.gates import Blocker, blockers
from jurisdictions.assessments.gates.facts import Facts, is_blank
from jurisdictions.assessments.gates.gate import stands_in
from jurisdictions.assessments.models import CONTENT, Assessment
from jurisdictions.assessments.quality import Warning_, warnings
from jurisdictions.assessments.quality.record import wished_for, wished_for_in_rows
from jurisdictions.assessments.questionnaire import Section, say
from jurisdictions.assessments.where import address

NOT_BEGUN, BEGUN, BLOCKED, READY = "not_begun", "begun", "blocked", "ready"
HIDDEN = "hidden"  # from a second rater: whether something is missing would tell them a rating
TAGS = {NOT_BEGUN: "neutral", BEGUN: "review", BLOCKED: "waiting", READY: "complied", HIDDEN: "neutral"}
KINDS = {model._meta.model_name or "": model for model in CONTENT}


Items = tuple[tuple[str, str], ...]  # texts with addresses


@dataclass(frozen=True)
class Step:
    """One section: how far it is, how many rows it has, what blocks in it and what is weak in it."""

    code: str
    title: str
    state: str
    rows: int
    blocks: int
    warns: int

    @property
    def tag(self) -> str:
        return TAGS[self.state]

    @property
    def word(self) -> str:
        return {
            NOT_BEGUN: _("Not begun"),
            BEGUN: _("Begun"),
            BLOCKED: _("Blocked"),
            READY: _("Ready"),
            HIDDEN: _("Hidden from you"),
        }[self.state]


@dataclass(frozen=True)
class Group:
    """What is to be done in one section, each with the address of its field."""

    title: str
    url: str
    items: Items


@dataclass(frozen=True)
class Progress:
    """Completion and quality side by side: complete is not the same as good."""

    steps: list[Step]
    blocked: list[Group]
    warned: list[Group]
    uncited: list[Group]

    @property
    def ready(self) -> int:
        """How many sections nothing is missing in."""
        return sum(step.state == READY for step in self.steps)

    @property
    def weak(self) -> int:
        """How many warnings there are."""
        return sum(step.warns for step in self.steps)


def progress(assessment: Assessment, blind: Blind = NOBODY) -> Progress:
    """Everything that the task list shows, read once."""
    facts = Facts(assessment, blind)
    blocking, weak = blind.untold(blockers(assessment, facts)), blind.untold(warnings(assessment, facts))
    wished = {one.section for look in (wished_for, wished_for_in_rows) for one in look(facts)}
    steps = [_step(facts, section, blocking, weak, wished) for section in facts.asked.sections.values()]
    bare = uncited(facts) if stands_in(facts.asked, "citation") else []
    return Progress(steps, _groups(facts, blocking), _groups(facts, weak), _groups(facts, bare))


def on_page(assessment: Assessment, section: str, blind: Blind = NOBODY) -> tuple[Items, Items]:
    """What blocks and what is weak in one section, each with the address of its field."""
    facts = Facts(assessment, blind)
    several = (blind.untold(blockers(assessment, facts)), blind.untold(warnings(assessment, facts)))
    blocking, weak = (
        tuple((one.text, address(assessment, section, one.place)) for one in found if one.section == section)
        for found in several
    )
    return blocking, weak


def _step(
    facts: Facts,
    section: Section,
    blocking: Sequence[Blocker],
    weak: Sequence[Warning_],
    wished: set[str],
) -> Step:
    rows = sum(
        KINDS[kind]._default_manager.filter(assessment=facts.assessment).count() for kind in section.rows
    )
    blocks = sum(one.section == section.code for one in blocking)
    warns = sum(one.section == section.code for one in weak)
    if not rows and not _is_touched(facts, section):
        state = NOT_BEGUN
    elif section.code in facts.blind.sections:
        state = HIDDEN
    elif blocks:
        state = BLOCKED
    else:
        state = BEGUN if section.code in wished else READY
    return Step(section.code, say(section.title), state, rows, blocks, warns)


def _is_touched(facts: Facts, section: Section) -> bool:
    answered = {row.question for row in facts.assessment.answers.all() if row.answer.strip()}
    if answered & {question["code"] for question in section.questions}:
        return True
    return any(_is_filled(facts.assessment, name) for name in section.fields)


def _is_filled(assessment: Assessment, name: str) -> bool:
    """Whether somebody filled it in; a tick or a default says nothing of that."""
    field: Any = Assessment._meta.get_field(name)
    if field.many_to_many:
        return bool(getattr(assessment, name).exists())
    value = getattr(assessment, name)
    return not isinstance(field, BooleanField) and not is_blank(value) and value != field.get_default()


def _groups(facts: Facts, found: Iterable[Blocker | Warning_ | Claim]) -> list[Group]:
    order = list(facts.asked.sections)
    several = sorted(found, key=lambda one: order.index(one.section))
    return [
        Group(
            say(facts.asked.sections[code].title),
            address(facts.assessment, code, ""),
            tuple((one.text, address(facts.assessment, code, _anchor(one))) for one in ones),
        )
        for code, ones in groupby(several, key=lambda one: one.section)
    ]


def _anchor(one: Blocker | Warning_ | Claim) -> str:
    return one.path if isinstance(one, Claim) else one.place
