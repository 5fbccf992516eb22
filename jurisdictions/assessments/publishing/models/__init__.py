"""Publications of assessments, and what is decided about their texts."""

from jurisdictions.assessments.publishing.models.export import Export
from jurisdictions.assessments.publishing.models.parts import Confirmation, Erratum, Redaction, Translation
from jurisdictions.assessments.publishing.models.publication import Publication

__all__ = ["Confirmation", "Erratum", "Export", "Publication", "Redaction", "Translation"]
