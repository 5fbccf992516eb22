"""What the acts of a discussion share: who may, what is said, who is told."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from jurisdictions.assessments.discussing.models import Comment, Mention, Thread
from jurisdictions.assessments.discussing.people import mentioned
from jurisdictions.assessments.discussing.places import parsed, what_it_is
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.reading import readable, readers_of
from portal.accounts.models import User
from portal.acts.perform import Act
from portal.acts.refusals import Invalid, NotPermitted

LONGEST = 10_000  # characters


def require_reader(by: User, found: Assessment) -> None:
    """Comments are for those who may read the assessment."""
    if not readable(by).filter(pk=found.pk).exists():
        raise NotPermitted(_("Only those who may read the assessment comment on it."))


def require_told(found: Assessment, people: Iterable[User]) -> None:
    """Nobody is led to an assessment that they may not read."""
    outside = {person.pk for person in people} - set(readers_of(found).values_list("pk", flat=True))
    if outside:
        raise Invalid({"assigned_to": _("Choose somebody who may read the assessment.")})


def locked(thread: Thread) -> Thread:
    """The thread as it is now, for this act alone."""
    rows = Thread.objects.select_for_update(of=("self",)).select_related("assessment__jurisdiction")
    return rows.get(pk=thread.pk)


def say(by: User, thread: Thread, text: str, tell: Sequence[User] = ()) -> tuple[Comment, list[User]]:
    """Add a comment; returns it with everybody whom it names."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise Invalid({"text": _("Say something.")})
    if len(text) > LONGEST:
        raise Invalid({"text": _("Shorter, please: at most %(n)d characters.") % {"n": LONGEST}})
    named, _unknown = mentioned(text, readers_of(thread.assessment))
    people = list({person.pk: person for person in [*named, *tell]}.values())
    require_told(thread.assessment, people)
    made = Comment.objects.create(thread=thread, author=by, text=text)
    Mention.objects.bulk_create(Mention(comment=made, person=person) for person in people)
    return made, people


def tell_all(
    act: Act, thread: Thread, others: str, *, named: Sequence[User] = (), assigned: User | None = None
) -> None:
    """One notice a person: assigned, else named, else for having taken part. None holds a comment's text."""
    told = {act.by.pk} if act.by else set()
    path = parsed(thread.about)
    words = {
        "reference": thread.assessment.reference,
        "by": act.by.name if act.by else "",
        "what": what_it_is(path) if path else thread.about,
    }
    groups: list[tuple[str, list[User]]] = [
        ("discussion.assigned", [assigned] if assigned else []),
        ("discussion.mentioned", list(named)),
        (others, _took_part(thread)),
    ]
    for kind, people in groups:
        fresh = [person for person in people if person.pk not in told]
        told |= {person.pk for person in fresh}
        if kind and fresh:
            act.tell(fresh, kind, about=thread, url=thread.get_absolute_url(), context=words)


def _took_part(thread: Thread) -> list[User]:
    wrote = {*thread.comments.values_list("author", flat=True), thread.begun_by_id}
    if thread.assigned_to_id:
        wrote.add(thread.assigned_to_id)
    return list(readers_of(thread.assessment).filter(pk__in=wrote))
