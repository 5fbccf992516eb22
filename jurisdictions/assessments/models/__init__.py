"""The record of a human-rights due-diligence assessment, from its trigger to its signatures."""

from jurisdictions.assessments.models.assessment import Assessment
from jurisdictions.assessments.models.consultation import Consultation
from jurisdictions.assessments.models.impact import Impact, Measure
from jurisdictions.assessments.models.law import Provision
from jurisdictions.assessments.models.option import Option
from jurisdictions.assessments.models.signature import Signature, Version
from jurisdictions.assessments.models.trigger import Trigger

# What is signed, in the order in which it is read.
CONTENT = (Trigger, Provision, Impact, Measure, Consultation, Option)

__all__ = [
    "CONTENT",
    "Assessment",
    "Consultation",
    "Impact",
    "Measure",
    "Option",
    "Provision",
    "Signature",
    "Trigger",
    "Version",
]
