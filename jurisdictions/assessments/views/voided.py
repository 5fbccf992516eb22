"""What a page says once a change took signatures away."""

from django.utils.translation import ngettext

from jurisdictions.assessments.models import Assessment


def and_voided(said: str, found: Assessment) -> str:
    """The message with how many signatures are void by the change just made, where there are any."""
    if not found.voided:
        return said
    text = ngettext(
        "%(n)d signature is void by this change; who signed is told.",
        "%(n)d signatures are void by this change; those who signed are told.",
        found.voided,
    )
    return f"{said} {text % {'n': found.voided}}"
