"""Rows that have a page each, as the page of their section lists them."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jurisdictions.assessments.blind import Blind
from jurisdictions.assessments.claims import claims
from jurisdictions.assessments.forms.sets import KINDS
from jurisdictions.assessments.gates.facts import Facts, row_of
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.machine import in_words
from jurisdictions.assessments.models import Assessment, Citation
from jurisdictions.assessments.record import Item, RecordRow, table_of
from jurisdictions.assessments.where import BY_THE_PAGE, row_address

# What is read at a glance; the rest is there when it is asked for.
AT_A_GLANCE = {"provision": {"powers", "authoriser", "on_paper", "in_practice"}}
IN_FULL = "instrument"
FINDINGS = "legalfinding"
# The table of provisions and criteria lists findings, and impacts have a list of their own.
LISTED_ELSEWHERE = (FINDINGS, "impact")


@dataclass(frozen=True)
class ListedRow:
    """One row with the address of its page; `items` are shown at once, `more` when they are asked for."""

    path: str
    title: str
    url: str
    items: tuple[Item, ...] = ()
    more: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Listed:
    """All rows of one kind, and where one more is added."""

    kind: str
    title: str
    one: str
    rows: tuple[ListedRow, ...]
    add: str


def lists_of(found: Assessment, section: str, blind: Blind) -> list[Listed]:
    """One list for each kind of row that has pages of its own, but for what is listed in a way of its own."""
    kinds = questionnaire(found.template_id).sections[section].rows
    here = [kind for kind in kinds if kind in BY_THE_PAGE and kind not in LISTED_ELSEWHERE]
    return [_listed(found, section, kind, blind) for kind in here]


def _listed(found: Assessment, section: str, kind: str, blind: Blind) -> Listed:
    meta: Any = KINDS[kind]._meta
    rows = _citations(found, section) if kind == "citation" else _rows(found, section, kind, blind)
    return Listed(
        kind,
        capfirst(str(meta.verbose_name_plural)),
        str(meta.verbose_name),
        rows,
        row_address(found, section, kind),
    )


def _rows(found: Assessment, section: str, kind: str, blind: Blind) -> tuple[ListedRow, ...]:
    table = table_of(found, questionnaire(found.template_id), kind, blind)
    return tuple(_row(found, section, row) for row in table.rows)


def _row(found: Assessment, section: str, row: RecordRow) -> ListedRow:
    kind, _colon, number = row.path.partition(":")
    url = row_address(found, section, kind, number)
    shown = AT_A_GLANCE.get(kind, set())
    first = tuple(item for item in row.items if kind == IN_FULL or item.path.rpartition(".")[2] in shown)
    return ListedRow(row.path, row.title, url, first, tuple(item for item in row.items if item not in first))


def _citations(found: Assessment, section: str) -> tuple[ListedRow, ...]:
    """Each with the claim in words, for there are many of them."""
    known = {claim.path: claim.text for claim in claims(Facts(found))}
    return tuple(
        _citation(found, section, one, known.get(row_of(one.about)) or in_words(row_of(one.about)))
        for one in found.citations.select_related("source")
    )


def _citation(found: Assessment, section: str, one: Citation, claim: str) -> ListedRow:
    path = f"citation:{one.pk}"
    label = _("%(stance)s, %(source)s") % {"stance": one.get_stance_display(), "source": one}
    url = row_address(found, section, "citation", str(one.pk))
    return ListedRow(path, claim, url, items=(Item(path, label, one.note),))
