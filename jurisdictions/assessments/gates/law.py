"""The law that set off the assessment is analysed and tested (SIR-10, SIR-12)."""

from collections.abc import Iterator
from itertools import product

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.gates.gate import gate
from jurisdictions.assessments.gates.rules import Rule
from jurisdictions.assessments.models.words import OF_LAW, Answer, Basis
from jurisdictions.assessments.questionnaire import say

SHOWN = 4
SETS = "assessment.test_sets"


@gate(Rule.LAW_NAMED, "provision")
def law_named(facts: Facts) -> Iterator[Blocker]:
    """A trigger that is a law asks for the law and for its provisions."""
    if not facts.assessment.triggers.filter(kind__in=OF_LAW).exists():
        return
    section = facts.section("provision")
    if facts.assessment.instrument is None and not facts.assessment.instruments.exists():
        yield Blocker(section, _("The trigger is a law: say which."), "assessment:instrument")
    if not facts.provisions:
        yield Blocker(section, _("Analyse at least one provision, on paper and in practice."), "provision")


@gate(Rule.TEST_SET_CHOSEN, SETS)
def test_set_chosen(facts: Facts) -> Iterator[Blocker]:
    """The law is held against a known standard, not against a feeling."""
    if facts.asked.test_sets and not facts.assessment.test_sets:
        text = _("Choose at least one set of tests to hold the law against.")
        yield Blocker(facts.section("assessment", "test_sets"), text, "assessment:test_sets")


@gate(Rule.TEST_SET_FITS, SETS)
def test_set_fits(facts: Facts) -> Iterator[Blocker]:
    """Such as Rabat: its threshold is for incitement, and says nothing where no offence is one."""
    section = facts.section("assessment", "test_sets")
    for code, about in facts.asked.test_sets.items():
        tick = about.get("only_when")
        if not tick:
            continue
        holds, chosen = bool(getattr(facts.assessment, tick)), code in facts.assessment.test_sets
        words = {"set": say(about["title"]), "case": facts.assessment._meta.get_field(tick).verbose_name}  # type: ignore[union-attr]
        if chosen and not holds:
            text = _("“%(set)s” is only for one case: take it out, or tick “%(case)s”.")
            yield Blocker(section, text % words, "assessment:test_sets")
        elif holds and not chosen:
            text = _("You ticked “%(case)s”: apply “%(set)s”.")
            yield Blocker(section, text % words, "assessment:test_sets")


@gate(Rule.EVERY_CRITERION, SETS, "provision", "legalfinding")
def every_criterion(facts: Facts) -> Iterator[Blocker]:
    """Each criterion of the chosen sets, for each provision relied on, as written and as applied."""
    sets = [
        facts.asked.test_sets[code] for code in facts.assessment.test_sets if code in facts.asked.test_sets
    ]
    criteria = [code for one in sets for code in one["criteria"]]
    answered = {(row.provision_id, row.criterion, row.basis) for row in facts.findings}
    for provision in facts.provisions:
        asked = product(criteria, Basis) if provision.relied_on else ()
        missing = [(code, basis) for code, basis in asked if (provision.pk, code, basis) not in answered]
        if missing:
            first = ", ".join(f"{code} ({basis.label})" for code, basis in missing[:SHOWN])
            words = {"provision": provision, "n": len(missing), "first": first}
            text = _("%(provision)s: %(n)d answers to the tests are missing, first %(first)s.")
            yield Blocker(facts.section("legalfinding"), text % words, "legalfinding")


@gate(Rule.FINDINGS_BACKED, "legalfinding")
def findings_backed(facts: Facts) -> Iterator[Blocker]:
    """“Met” needs a source that says so; any other answer needs a reason in words."""
    section = facts.section("legalfinding")
    for finding in facts.findings:
        path = path_of(finding)
        if finding.answer == Answer.MET:
            if not facts.support(path):
                text = _("%(finding)s is found met: cite a source for it.")
                yield Blocker(section, text % {"finding": finding}, path)
        elif finding.answer != Answer.NOT_APPLICABLE and not finding.reasoning.strip():
            yield Blocker(section, _("%(finding)s: give the reasoning.") % {"finding": finding}, path)
