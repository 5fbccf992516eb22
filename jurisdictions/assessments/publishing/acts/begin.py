"""Begin a publication."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import State as AssessmentState
from jurisdictions.assessments.publishing.models import Publication
from jurisdictions.assessments.publishing.words import LANGUAGES, Audience, State
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder

SIGNED = (AssessmentState.SIGNED, AssessmentState.OUTDATED)


def begin(by: User, assessment: Assessment, *, audience: str, language: str) -> Publication:
    """Begin an edition of the signed version for some readers in one language.

    Refuses with OutOfOrder (not signed; there is one already), Invalid or NotPermitted.
    """
    within = assessment.jurisdiction
    with performing("publication.begin", by=by, needs=Permission.ASSESS, within=within) as act:
        if assessment.state not in SIGNED:
            raise OutOfOrder(
                _("Only a signed assessment is published."), now=_("Wait for its four signatures.")
            )
        errors = {}
        if audience not in Audience.values:
            errors["audience"] = _("Choose one.")
        if language not in LANGUAGES:
            errors["language"] = _("Choose one.")
        if errors:
            raise Invalid(errors)
        version = assessment.versions.get(content_hash=assessment.content_hash)
        there = version.pk and Publication.objects.filter(
            version=version, audience=audience, language=language
        ).exclude(state=State.RETRACTED)
        if there and (one := there.first()):
            raise OutOfOrder(
                _("There is one for these readers in this language: %(reference)s.")
                % {"reference": one.reference},
                now=_("Go on with that one, or retract it first."),
            )
        made = Publication.objects.create(
            assessment=assessment, version=version, audience=audience, language=language, begun_by=by
        )
        made.refresh_from_db()
        detail = {"audience": audience, "language": language, "hash": version.content_hash}
        act.record(on=made, places=within.ancestors, detail=detail | {"assessment": assessment.reference})
    return made
