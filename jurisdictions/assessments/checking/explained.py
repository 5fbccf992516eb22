"""Whether what a template explains are fields and choices that there are."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from jurisdictions.assessments.checking.askable import KINDS, askable
from jurisdictions.assessments.checking.problem import Problem


def explained(body: dict[str, Any]) -> Iterator[Problem]:
    """Explanations of fields that no row has, and of choices that a field does not offer."""
    for name, choices in body.get("explained", {}).items():
        kind, _dot, field = name.partition(".")
        here = ("explained", name)
        if kind not in KINDS or field not in askable(kind):
            yield Problem(here, _("There is no such field to explain."))
            continue
        offered = {str(code) for code, _label in KINDS[kind]._meta.get_field(field).choices or ()}  # type: ignore[union-attr]
        for number, one in enumerate(choices):
            if offered and one["code"] not in offered:
                yield Problem((*here, number), _("It has no choice “%(code)s”.") % {"code": one["code"]})
