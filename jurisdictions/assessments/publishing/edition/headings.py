"""The words around the texts, in the active language."""

from django.utils.translation import gettext as _


def headings() -> dict[str, str]:
    return {
        "about": _("About this publication"),
        "withheld": _("Not shown: no consent"),
        "machine": _("Machine draft"),
        "coverage": _("Which answers answer which clause"),
        "clause": _("Clause"),
        "answers": _("What was asked for it"),
        "answered": _("Answered"),
        "nothing": _("Nothing in the template asks for it"),
        "left_out": _("What is left out"),
        "reason": _("Reason"),
        "number": _("Number"),
        "translations": _("Translations"),
        "errata": _("Errata"),
        "none": _("None."),
        "files": _("Files"),
        "contents": _("Contents"),
        "retracted": _("This publication was retracted."),
        "draft": _("This is a draft, not a publication."),
        "written_in": _(
            "The record was written in English. A text that nobody has translated stands in English here, and"
            " so does a heading or label for which there is no translation."
        ),
        "fact": _("Fact"),
        "value": _("Value"),
    }
