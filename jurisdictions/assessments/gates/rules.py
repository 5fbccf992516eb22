"""The rules that a template can switch on: `rules: [...]` in its content, else those of its track."""

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Rule(TextChoices):
    """What must hold before anybody signs. A rule asks nothing of a template without the pages it needs."""

    # The law.
    LAW_NAMED = "law_named", _("a trigger that is a law names the law and its provisions")
    TEST_SET_CHOSEN = "test_set_chosen", _("the law is tested against at least one set of tests")
    TEST_SET_FITS = "test_set_fits", _("a set made for one case only is applied in that case, and only there")
    EVERY_CRITERION = "every_criterion", _("each provision is tested as written and as applied")
    FINDINGS_BACKED = "findings_backed", _("what is found met has a source, what is not has a reason")
    EVERY_HEAD = "every_head", _("each head has a conclusion")
    CLAIMS_GRADED = (
        "claims_graded",
        _("conclusions and severe impacts rest on a source of C3 or better, or name the gap"),
    )
    # Rights and people.
    CORE_RIGHTS = "core_rights", _("none of the rights that the template names is left unconsidered")
    WHOLE_BILL = "whole_bill", _("each right of the list is ticked or dismissed")
    PEOPLE_SAID = "people_said", _("it is said whether the people that the template names are affected")
    INTERESTS_DECLARED = "interests_declared", _("assessors declare their interests, and no conflict is open")
    TEAM_KNOWS = "team_knows", _("somebody in the team knows human rights, somebody the place")
    # Impacts and measures.
    SEVERE_HAS_MEASURE = "severe_has_measure", _("what must be acted on has a measure")
    LOWER_HAS_MEASURE = "lower_has_measure", _("nothing is rated lower without a measure that is under way")
    MEASURE_CHECKED = "measure_checked", _("a measure says how its effect is seen")
    REMEDY_PLANNED = "remedy_planned", _("where remedy is due there is a way to it")
    REFUSAL_RATED = "refusal_rated", _("what refusing does to people is rated as well")
    # Consultations.
    CONSULTED = "consulted", _("the minimum of people was heard")
    ADVICE_ANSWERED = (
        "advice_answered",
        _("each point of advice and each recommendation has an answer and a reason"),
    )
    # Options and decision.
    KEEP_AND_REFUSE = "keep_and_refuse", _("keeping and refusing are among the options")
    THREE_OPTIONS = "three_options", _("at least three options are looked at in full")
    DECIDED = "decided", _("there is a decision with reasons, among the options")
    PAUSE_NAMED = "pause_named", _("a decision that ends a pause names the pause")
    KEEP_ENDS = "keep_ends", _("a decision to keep ends on a day within the template's limit")
    KEEP_EXPLAINED = "keep_explained", _("a decision to keep says why it is still undecided")
    REFUSAL_PLANNED = "refusal_planned", _("a refusal has its exposure, staff plan, way back and exceptions")
    FREE_VERIFIED = "free_verified", _("nothing is freed against a severe impact without a verified measure")
    FREE_COVERED = "free_covered", _("nothing is freed without judicial authorisation and remedy")
    COUNSEL_HEARD = "counsel_heard", _("a risk of complicity in gross abuses goes to counsel")
    NEVER_INDEFINITE = "never_indefinite", _("a decision has conditions, a next review and an end")
    DRAFTS_ADOPTED = "drafts_adopted", _("a person has adopted each text that a machine drafted")


# What a first decision within days must hold; the other tracks ask for everything.
RAPID = frozenset(
    {
        Rule.LAW_NAMED,
        Rule.CORE_RIGHTS,
        Rule.PEOPLE_SAID,
        Rule.SEVERE_HAS_MEASURE,
        Rule.LOWER_HAS_MEASURE,
        Rule.CONSULTED,
        Rule.KEEP_AND_REFUSE,
        Rule.DECIDED,
        Rule.PAUSE_NAMED,
        Rule.KEEP_ENDS,
        Rule.FREE_VERIFIED,
        Rule.FREE_COVERED,
        Rule.DRAFTS_ADOPTED,
    }
)


def rules_of(body: Mapping[str, Any]) -> frozenset[str]:
    """The rules that a template's content switches on; codes that no rule has mean nothing."""
    if "rules" in body:
        return frozenset(body["rules"]) & frozenset(Rule.values)
    return frozenset(RAPID if body["code"] == "rapid" else Rule.values)
