"""The pages of publications."""

from jurisdictions.assessments.publishing.views.begin import coverage, of_assessment, register
from jurisdictions.assessments.publishing.views.detail import detail
from jurisdictions.assessments.publishing.views.files import export, fetch
from jurisdictions.assessments.publishing.views.people import people
from jurisdictions.assessments.publishing.views.read import read
from jurisdictions.assessments.publishing.views.steps import errata, step
from jurisdictions.assessments.publishing.views.text import text

__all__ = [
    "coverage",
    "detail",
    "errata",
    "export",
    "fetch",
    "of_assessment",
    "people",
    "read",
    "register",
    "step",
    "text",
]
