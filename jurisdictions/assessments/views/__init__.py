"""The pages of assessments."""

from jurisdictions.assessments.views.access import access, export, opening
from jurisdictions.assessments.views.begin import new, register
from jurisdictions.assessments.views.changes import changes
from jurisdictions.assessments.views.compare import compare
from jurisdictions.assessments.views.compartments import compartment, compartments
from jurisdictions.assessments.views.consents import consents
from jurisdictions.assessments.views.drafts import drafts
from jurisdictions.assessments.views.figures import own_figures
from jurisdictions.assessments.views.law import by_number, finding, matrix
from jurisdictions.assessments.views.ratings import rate, ratings
from jurisdictions.assessments.views.record import record
from jurisdictions.assessments.views.row import row
from jurisdictions.assessments.views.section import section
from jurisdictions.assessments.views.signing import signing, to_sign
from jurisdictions.assessments.views.snapshot import snapshot
from jurisdictions.assessments.views.sources import copy, source, sources
from jurisdictions.assessments.views.task_list import detail
from jurisdictions.assessments.views.template import template

__all__ = [
    "access",
    "by_number",
    "changes",
    "compare",
    "compartment",
    "compartments",
    "consents",
    "copy",
    "detail",
    "drafts",
    "export",
    "finding",
    "matrix",
    "new",
    "opening",
    "own_figures",
    "rate",
    "ratings",
    "record",
    "register",
    "row",
    "section",
    "signing",
    "snapshot",
    "source",
    "sources",
    "template",
    "to_sign",
]
