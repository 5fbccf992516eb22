"""The forms of an assessment: one theme a page, as its template asks, with rows to add and remove."""

from jurisdictions.assessments.forms.begin import OpenForm, SignForm
from jurisdictions.assessments.forms.own import own_form
from jurisdictions.assessments.forms.sets import changes, row_sets

__all__ = ["OpenForm", "SignForm", "changes", "own_form", "row_sets"]
