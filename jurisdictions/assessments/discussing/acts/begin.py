"""Begin a thread about a field or a row."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from jurisdictions.assessments.discussing.acts.word import require_reader, require_told, say, tell_all
from jurisdictions.assessments.discussing.models import Thread, Turn
from jurisdictions.assessments.discussing.places import label_at
from jurisdictions.assessments.models import Assessment
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid


def begin(
    by: User,
    assessment: Assessment,
    about: str,
    text: str,
    *,
    assigned_to: User | None = None,
    tell: Sequence[User] = (),
) -> Thread:
    """Say something about a place of the record. It changes no content and voids no signature.

    Whoever is assigned, chosen or named by `@Name` is told. The ledger keeps who, when and about what, never
    the text. Refuses with Invalid (no such place, no text, somebody who may not read) or NotPermitted.
    """
    with performing("discussion.begin", by=by, within=assessment.jurisdiction) as act:
        require_reader(by, assessment)
        label = label_at(assessment, about)
        if label is None:
            raise Invalid({"text": _("There is no such field or row to comment on any more.")})
        if assigned_to:
            require_told(assessment, [assigned_to])
        made = Thread.objects.create(
            assessment=assessment, about=about, label=label, begun_by=by, assigned_to=assigned_to
        )
        comment, named = say(by, made, text, tell)
        if assigned_to:
            Turn.objects.create(thread=made, kind=Turn.Kind.ASSIGNED, by=by, to=assigned_to)
        detail = {
            "comment": comment.pk,
            "assigned_to": assigned_to.pk if assigned_to else None,
            "mentions": [person.pk for person in named],
        }
        act.record(on=made, detail=detail)
        tell_all(act, made, "", named=named, assigned=assigned_to)
    return made
