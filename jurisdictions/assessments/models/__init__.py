"""The record of a human-rights due-diligence assessment, from its trigger to its signatures."""

from jurisdictions.assessments.models.answers import MachineDraft, QuestionAnswer, Recommendation
from jurisdictions.assessments.models.assessment import Assessment
from jurisdictions.assessments.models.change import Change
from jurisdictions.assessments.models.compartment import Compartment, Opening, Restriction
from jurisdictions.assessments.models.consultation import AdvicePoint, Consultation, Withdrawal
from jurisdictions.assessments.models.context import BodyFinding, IndexReading, OwnFigure, TreatyStatus
from jurisdictions.assessments.models.copy import SourceCopy
from jurisdictions.assessments.models.decision import ExceptionRule, PerRequestCondition
from jurisdictions.assessments.models.evidence import Citation, Source
from jurisdictions.assessments.models.findings import Conclusion, LegalFinding
from jurisdictions.assessments.models.impact import Impact
from jurisdictions.assessments.models.law import Instrument, Provision
from jurisdictions.assessments.models.measure import Measure, Remedy
from jurisdictions.assessments.models.option import Option
from jurisdictions.assessments.models.rating import RatingAsked, SecondRating
from jurisdictions.assessments.models.rights import PeopleAffected, RightConsidered
from jurisdictions.assessments.models.signature import Signature, Version
from jurisdictions.assessments.models.team import TeamMember
from jurisdictions.assessments.models.template import Template
from jurisdictions.assessments.models.trigger import Trigger

# What is signed, in the order in which it is read. Each row belongs to one assessment.
CONTENT = (
    Trigger,
    TeamMember,
    Source,
    SourceCopy,
    Citation,
    Instrument,
    Provision,
    LegalFinding,
    Conclusion,
    TreatyStatus,
    IndexReading,
    BodyFinding,
    OwnFigure,
    RightConsidered,
    PeopleAffected,
    Option,
    Impact,
    SecondRating,
    Measure,
    Remedy,
    Consultation,
    AdvicePoint,
    Recommendation,
    ExceptionRule,
    PerRequestCondition,
    QuestionAnswer,
    MachineDraft,
)

__all__ = [
    "CONTENT",
    "AdvicePoint",
    "Assessment",
    "BodyFinding",
    "Change",
    "Citation",
    "Compartment",
    "Conclusion",
    "Consultation",
    "ExceptionRule",
    "Impact",
    "IndexReading",
    "Instrument",
    "LegalFinding",
    "MachineDraft",
    "Measure",
    "Opening",
    "Option",
    "OwnFigure",
    "PeopleAffected",
    "PerRequestCondition",
    "Provision",
    "QuestionAnswer",
    "RatingAsked",
    "Recommendation",
    "Remedy",
    "Restriction",
    "RightConsidered",
    "SecondRating",
    "Signature",
    "Source",
    "SourceCopy",
    "TeamMember",
    "Template",
    "TreatyStatus",
    "Trigger",
    "Version",
    "Withdrawal",
]
