"""What leaves the desk about a restricted assessment: notices go out by mail, they name its number only."""

from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment, Opening
from portal.acts.readers import Words, keeps_words

# Numbers of records, names of people of the desk, moments: nothing that the assessment says.
MAY_BE_SAID = {
    "again", "assessment", "by", "day", "mandates", "n", "other", "passed", "reference", "review", "until",
    "verdict", "was",
}  # fmt: skip


def assessment_of(record: Model) -> Assessment | None:
    """The assessment that a record is, or belongs to."""
    found = record if isinstance(record, Assessment) else getattr(record, "assessment", None)
    return found if isinstance(found, Assessment) else None


@keeps_words
def without_content(record: Model, words: Words) -> Words:
    """The words of a notice; all that an assessment says is left out of them where it is restricted.

    Why somebody opened one from outside is theirs, and those whom it concerns read it.
    """
    found = None if isinstance(record, Opening) else assessment_of(record)
    return words if found is None or not found.restrictions.exists() else only_its_number(words)


def only_its_number(words: Words) -> Words:
    """The same words for a template that expects them all."""
    hidden: dict[str, Any] = dict.fromkeys(words.keys() - MAY_BE_SAID, _("see the record"))
    if "title" in hidden:
        hidden["title"] = _("a restricted assessment")
    return words | hidden


def told_of(assessment: Assessment) -> Q:
    """The notices about it and about what belongs to it, such as its comments and publications."""
    found = Q(subject_kind=Assessment._meta.label_lower, subject_id=assessment.pk)
    for relation in Assessment._meta.related_objects:
        model: Any = relation.related_model
        if relation.field.name == "assessment" and model is not Opening:
            rows = model._default_manager.filter(assessment=assessment).order_by().values("pk")
            found |= Q(subject_kind=model._meta.label_lower, subject_id__in=rows)
    return found
