"""What an act says when it will not happen.

A refusal names the rule, whose decision stands behind it and what to do now, so that nobody is left
in front of a closed door without knowing whose door it is.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Refusal(Exception):
    """An act that did not happen, and why. Nothing was changed."""

    status = 409
    rule = "refused"
    whose: Text = _("The rules of this desk.")
    now: Text = _("Read the reason and try again, or ask the lead of your team.")

    def __init__(self, message: Text, *, rule: str = "", whose: Text = "", now: Text = "") -> None:
        super().__init__(str(message))
        self.message = message
        self.rule = rule or self.rule
        self.whose = whose or self.whose
        self.now = now or self.now


class NotPermitted(Refusal):
    """The person has no permission for this act on this jurisdiction, queue or record."""

    status = 403
    rule = "permission"
    whose = _("An administrator gives and takes roles.")
    now = _("Ask an administrator for the role, and say for which jurisdiction you need it.")


class Stale(Refusal):
    """The record changed after the page was opened."""

    rule = "stale"
    whose = _("Somebody else saved a change after you opened this page.")
    now = _("Your text is kept. Look at the change, then save again.")


class OutOfOrder(Refusal):
    """The record is not in a state that this act can start from."""

    rule = "state"
    now = _("Open the record again to see where it stands.")


class FourEyes(Refusal):
    """The act needs a second person, and this is the first one again."""

    rule = "four-eyes"
    whose = _("Two people stand behind every disclosure and every lift.")
    now = _("Ask a colleague who holds the role to do it.")


@dataclass(frozen=True)
class HeldBy:
    """One pause as a refusal shows it."""

    reference: str
    sentence: str
    url: str = ""
    reason: str = ""


class Held(Refusal):
    """An active pause covers the request."""

    rule = "pause"
    now = _(
        "Nothing you typed is lost. The request stays in its place and can be worked on once the pause"
        " is lifted; its statutory clocks go on."
    )

    def __init__(self, message: Text, *, pauses: list[HeldBy] | None = None, **parts: Text) -> None:
        super().__init__(message, **parts)  # type: ignore[arg-type]
        self.pauses = pauses or []


class Invalid(Refusal):
    """What was typed cannot be taken; `errors` names each field and its reasons."""

    status = 422
    rule = "input"
    whose: Text = _("The form's own rules.")
    now: Text = _("Mend what is marked and send it again.")

    def __init__(self, errors: dict[str, Any]) -> None:
        self.errors: dict[str, list[Text]] = {
            name: why if isinstance(why, list) else [why] for name, why in errors.items()
        }
        first = next(iter(self.errors.values()), [""])
        super().__init__(first[0])
