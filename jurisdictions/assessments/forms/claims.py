"""What a citation or a machine's draft is about is chosen from the claims of the assessment."""

from typing import Any

from django import forms

from jurisdictions.assessments.blind import Blind
from jurisdictions.assessments.claims import OWN, claims
from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.models import Assessment

ABOUT_A_CLAIM = {"citation", "machinedraft"}
KEPT = ("show_hidden_initial", "clauses", "needed", "path")
SHORT = 100
# Texts of the assessment that can be named though nothing need be cited for them.
TEXTS = (*OWN, "reasons", "rejected_because", "undecided_because", "limits", "staff_plan", "communication")


def claim_choices(found: Assessment, blind: Blind) -> list[tuple[str, str]]:
    """Each claim with its path, and the texts of the assessment."""
    own = [(f"assessment:{name}", str(Assessment._meta.get_field(name).verbose_name)) for name in TEXTS]  # type: ignore[union-attr]
    rows = [
        (claim.path, f"{claim.text[:SHORT]} ({claim.path})")
        for claim in claims(Facts(found, blind))
        if not claim.path.startswith("assessment:")
    ]
    return rows + own


def offer_claims(form: Any, choices: list[tuple[str, str]]) -> None:
    """Let a row choose its claim; one that names a field of a row, such as `impact:3.scale`, keeps it."""
    typed = form.fields.get("about")
    if typed is None:
        return
    held = form.instance.about
    others = [] if held in {"", *dict(choices)} else [(held, held)]
    chosen: Any = forms.ChoiceField(
        label=typed.label, help_text=typed.help_text, choices=[("", "–"), *choices, *others]
    )
    for name in KEPT:
        setattr(chosen, name, getattr(typed, name))
    form.fields["about"] = chosen
