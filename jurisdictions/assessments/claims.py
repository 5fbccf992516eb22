"""Claims that evidence is cited for: findings, conclusions, impacts, texts of the assessment."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, TextField
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.facts import Facts, path_of, row_of
from jurisdictions.assessments.models import CONTENT, Assessment, Citation, Source, SourceCopy
from jurisdictions.assessments.models.words import Answer
from portal.acts.refusals import Invalid

KINDS: dict[str, type[Model]] = {
    model._meta.model_name or "": model for model in CONTENT if model not in {Citation, Source, SourceCopy}
}
# Texts that state facts; reasons and plans rest on these.
OWN = ("derogation", "conflict_of_law", "legal_exposure", "complicity")


@dataclass(frozen=True)
class Claim:
    """Something the record asserts; `path` is how a citation names it."""

    path: str
    text: str
    section: str


def require_claim(assessment: Assessment, about: str) -> None:
    """Refuse a citation for something that is not in this assessment.

    Known are `assessment:FIELD`, for its texts, and `KIND:PK` or `KIND:PK.FIELD`, for its rows.
    """
    kind, _colon, rest = about.partition(":")
    number, _dot, field = rest.partition(".")
    if kind == "assessment":
        known = is_text(Assessment, rest)
    else:
        model = KINDS.get(kind)
        known = (
            model is not None
            and number.isdecimal()
            and (not field or has_field(model, field))
            and model._default_manager.filter(pk=int(number), assessment=assessment).exists()
        )
    if not known:
        text = _(
            "“%(about)s” is no claim of this assessment: name one, such as impact:3 or assessment:reasons."
        )
        raise Invalid({"about": text % {"about": about}})


def has_field(model: type[Model], name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True


def is_text(model: type[Model], name: str) -> bool:
    """Whether a field holds free text that is content."""
    if not has_field(model, name):
        return False
    field = model._meta.get_field(name)
    return isinstance(field, TextField) and field.editable


def claims(facts: Facts) -> Iterator[Claim]:
    """What should be cited for, in the order of the record."""
    for finding in facts.findings:
        if finding.answer != Answer.NOT_APPLICABLE:
            text = f"{finding}: {finding.get_answer_display()}"
            yield Claim(path_of(finding), text, facts.section("legalfinding"))
    for conclusion in facts.conclusions:
        text = f"{conclusion}: {conclusion.get_answer_display()}"
        yield Claim(path_of(conclusion), text, facts.section("conclusion"))
    for impact in facts.impacts:
        yield Claim(path_of(impact), str(impact), facts.section("impact"))
    for name in OWN:
        if getattr(facts.assessment, name).strip():
            label = capfirst(str(Assessment._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
            yield Claim(f"assessment:{name}", label, facts.section("assessment", name))


def uncited(facts: Facts) -> list[Claim]:
    """Claims that nothing is cited for, neither for them nor against them."""
    return [claim for claim in claims(facts) if claim.path not in facts.citations]


def dangling(facts: Facts) -> list[Citation]:
    """Citations for a row that was removed since."""
    rows = {f"{kind}:{pk}" for kind, pk in _there(facts)}
    return [
        one
        for path, several in facts.citations.items()
        for one in several
        if not path.startswith("assessment:") and row_of(path) not in rows
    ]


def _there(facts: Facts) -> Iterator[tuple[str, int]]:
    cited = {path.partition(":")[0] for path in facts.citations} & KINDS.keys()
    for kind in cited:
        rows = KINDS[kind]._default_manager.filter(assessment=facts.assessment)
        for pk in rows.values_list("pk", flat=True):
            yield kind, pk
