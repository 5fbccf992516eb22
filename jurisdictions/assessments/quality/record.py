"""What the record leaves empty though its template would have it."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Model
from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.facts import Facts, is_blank, path_of
from jurisdictions.assessments.models import CONTENT, Assessment
from jurisdictions.assessments.models.words import Track
from jurisdictions.assessments.quality.warning import Warning_, warns
from jurisdictions.assessments.questionnaire import WARNS, say


@warns()
def scope_and_limits_empty(facts: Facts) -> Iterator[Warning_]:
    """A record that says nothing of what it leaves out, or of what it does not know, claims too much."""
    asked = {
        "out_of_scope": _("Say what is out of scope, and why."),
        "limits": _("Say what you could not find out, and how sure the rest is."),
    }
    for name in facts.lacks(facts.assessment, *asked):
        if facts.asked.rule("assessment", name).gate != WARNS:
            yield Warning_(facts.section("assessment", name), asked[name], f"assessment:{name}")


@warns("assessment.decision")
def freed_after_a_rapid_look(facts: Facts) -> Iterator[Warning_]:
    """The rapid track asks less, so that one can keep or refuse at once (UNGP 17(b): as grave, so deep)."""
    found = facts.assessment
    if found.track == Track.RAPID and found.frees:
        text = _("It frees what a pause holds after a rapid look: move it to the full track first.")
        yield Warning_(facts.section("assessment", "decision"), text, "assessment:decision")


@warns()
def wished_for(facts: Facts) -> Iterator[Warning_]:
    """Fields of the assessment that the template warns of when they are empty."""
    for section in facts.asked.sections.values():
        for name in section.fields:
            rule = facts.asked.rule("assessment", name)
            if rule.gate == WARNS and is_blank(getattr(facts.assessment, name)):
                text = _("Left empty: %(field)s.") % {"field": _label(Assessment, name)}
                yield Warning_(section.code, text, f"assessment:{name}")


@warns()
def wished_for_in_rows(facts: Facts) -> Iterator[Warning_]:
    """The same for rows: one warning a field, however many rows leave it empty."""
    for model in CONTENT:
        kind = model._meta.model_name or ""
        wished = [
            name for name in facts.asked.shown_fields(kind) if facts.asked.rule(kind, name).gate == WARNS
        ]
        if not wished or not any(kind in section.rows for section in facts.asked.sections.values()):
            continue
        empty = defaultdict(list)
        for row in model._default_manager.filter(assessment=facts.assessment):
            for name in wished:
                if is_blank(getattr(row, str(getattr(model._meta.get_field(name), "attname", name)))):
                    empty[name].append(row)
        for name, rows in empty.items():
            words = {"field": _label(model, name), "n": len(rows), "rows": model._meta.verbose_name_plural}
            text = _("Left empty: %(field)s (%(rows)s: %(n)d).") % words
            yield Warning_(facts.section(kind), text, path_of(rows[0]))


@warns("peopleaffected")
def at_risk_without_a_reason(facts: Facts) -> Iterator[Warning_]:
    """A group at heightened risk: why, and who among them is hit otherwise?"""
    for row in facts.assessment.people.filter(heightened=True):
        if facts.lacks(row, "why") or is_blank(row.differs):
            words = {"group": say(facts.asked.groups.get(row.group, row.group))}
            text = _("At heightened risk: say why, and how effects differ among them: %(group)s") % words
            yield Warning_(facts.section("peopleaffected"), text, path_of(row))


@warns("impact")
def an_order_by_hand(facts: Facts) -> Iterator[Warning_]:
    """Somebody set the rank of an impact by hand: the order by severity is overruled."""
    for impact in facts.adverse:
        if impact.rank is not None:
            words = {"rank": impact.rank, "what": impact}
            text = _("Ranked %(rank)d by hand, not by severity: %(what)s") % words
            yield Warning_(facts.section("impact"), text, path_of(impact))


def _label(model: type[Model], name: str) -> str:
    return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
