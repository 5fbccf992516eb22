"""The analysis of the law where it looks done by rote."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jurisdictions.assessments.gates.facts import Facts, path_of
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import Answer, Basis, Head
from jurisdictions.assessments.quality.warning import Warning_, warns

ENOUGH_TO_COMPARE = 3  # pairs


@warns("legalfinding")
def practice_like_the_text(facts: Facts) -> Iterator[Warning_]:
    """Every answer is the same as written and as applied: was practice looked at?"""
    answers: dict[tuple[int, str], dict[str, str]] = {}
    for row in facts.findings:
        answers.setdefault((row.provision_id, row.criterion), {})[row.basis] = row.answer
    pairs = [one for one in answers.values() if len(one) == len(Basis)]
    if len(pairs) >= ENOUGH_TO_COMPARE and all(len(set(one.values())) == 1 for one in pairs):
        text = _("As written and as applied have the same answer every time: look at practice by itself.")
        yield Warning_(facts.section("legalfinding"), text, "legalfinding")


@warns("provision.aim_flags", "conclusion")
def a_pretext_that_passes(facts: Facts) -> Iterator[Warning_]:
    """An aim is flagged as pretext, dissent or discrimination, yet the head “aim” is found met."""
    flagged = [provision for provision in facts.provisions if provision.aim_flags]
    for conclusion in facts.conclusions:
        if flagged and conclusion.head == Head.AIM and conclusion.answer == Answer.MET:
            text = _("The aim is found legitimate, though it is in doubt at %(provision)s.")
            words = {"provision": flagged[0]}
            yield Warning_(facts.section("conclusion"), text % words, path_of(conclusion))


@warns("provision.aims")
def an_aim_unsaid(facts: Facts) -> Iterator[Warning_]:
    """Without its aim nobody can tell whether a power is necessary."""
    for provision in facts.provisions:
        if provision.relied_on and facts.lacks(provision, "aims"):
            text = _("Say which aims it protects: %(provision)s") % {"provision": provision}
            yield Warning_(facts.section("provision"), text, path_of(provision))


@warns("assessment.derogation", "assessment.conflict_of_law")
def above_the_law_unsaid(facts: Facts) -> Iterator[Warning_]:
    """Whether rights are suspended, and whether local and international law conflict; “none” will do."""
    for name in facts.lacks(facts.assessment, "derogation", "conflict_of_law"):
        label = Assessment._meta.get_field(name).verbose_name  # type: ignore[union-attr]
        text = _("Left open: %(field)s. “None” is an answer.") % {"field": label}
        yield Warning_(facts.section("assessment", name), text, f"assessment:{name}")
