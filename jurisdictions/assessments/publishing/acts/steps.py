"""From the draft to the second reader, and out."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jurisdictions.assessments.publishing.acts.locking import locked_by
from jurisdictions.assessments.publishing.edition.build import edition_of
from jurisdictions.assessments.publishing.edition.plain import hash_of
from jurisdictions.assessments.publishing.models import Publication
from jurisdictions.assessments.publishing.names.check import open_hits
from jurisdictions.assessments.publishing.reading import SECOND_READERS, had_a_hand, require_second_reader
from jurisdictions.assessments.publishing.refusals import NamesLeft, SecondReader, Unread
from jurisdictions.assessments.publishing.words import State
from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.accounts.models import User
from portal.acts.perform import Act, performing
from portal.acts.refusals import Invalid, OutOfOrder


def ask(by: User, publication: Publication) -> Publication:
    """Give it to a second reader. Refuses with OutOfOrder or NotPermitted."""
    within = publication.assessment.jurisdiction
    with performing("publication.ask", by=by, needs=Permission.ASSESS, within=within) as act:
        found = _at(by, publication, State.DRAFT)
        _move(act, found, State.READING)
        people = {one.pk: one for right in SECOND_READERS for one in holders(right, within)}
        readers = [one for one in people.values() if not had_a_hand(one, found)]
        act.tell(
            readers,
            "publication.to_read",
            about=found,
            url=found.get_absolute_url(),
            context=_told(by, found),
        )
    return found


def send_back(by: User, publication: Publication, *, reason: str) -> Publication:
    """Ask for more work. Refuses with SecondReader, Invalid, OutOfOrder or NotPermitted."""
    with performing("publication.send_back", by=by) as act:
        found = for_second_reader(by, publication)
        if not reason.strip():
            raise Invalid({"reason": _("Say what is to be done.")})
        _move(act, found, State.DRAFT, reason=reason.strip())
        told = _told(by, found) | {"reason": reason.strip()}
        url = found.get_absolute_url()
        act.tell([found.begun_by], "publication.sent_back", about=found, url=url, context=told)
    return found


def approve(by: User, publication: Publication) -> Publication:
    """The second reader's word that it may be published as it is.

    Refuses with SecondReader, NamesLeft, Unread, OutOfOrder or NotPermitted.
    """
    with performing("publication.approve", by=by) as act:
        found = for_second_reader(by, publication)
        shown = _require_ready(found)
        found.approved_by, found.approved_at = by, timezone.now()
        _move(act, found, State.APPROVED, shows=shown)
        url = found.get_absolute_url()
        act.tell([found.begun_by], "publication.approved", about=found, url=url, context=_told(by, found))
    return found


def publish(by: User, publication: Publication) -> Publication:
    """Let its readers have it from today. The check for people is made once more.

    Refuses with NamesLeft, OutOfOrder (not approved) or NotPermitted.
    """
    within = publication.assessment.jurisdiction
    with performing("publication.publish", by=by, needs=Permission.ASSESS, within=within) as act:
        found = _at(by, publication, State.APPROVED)
        shown = _require_ready(found)
        found.published_by, found.published_on = by, timezone.now().date()
        _move(act, found, State.PUBLISHED, shows=shown)
    return found


def retract(by: User, publication: Publication, *, reason: str) -> Publication:
    """Take it back; what readers find then is the reason.

    Refuses with Invalid, OutOfOrder or NotPermitted.
    """
    within = publication.assessment.jurisdiction
    with performing("publication.retract", by=by, needs=Permission.ASSESS, within=within) as act:
        found = _at(by, publication, State.PUBLISHED)
        if not reason.strip():
            raise Invalid({"reason": _("Say why: readers will see it.")})
        found.retracted_because = reason.strip()
        _move(act, found, State.RETRACTED)
    return found


def _at(by: User, publication: Publication, state: State) -> Publication:
    found = locked_by(by, publication)
    if found.state != state:
        raise OutOfOrder(
            _("The publication is not at this step: %(state)s.") % {"state": found.get_state_display()}
        )
    return found


def for_second_reader(by: User, publication: Publication) -> Publication:
    require_second_reader(by, publication.assessment)
    found = _at(by, publication, State.READING)
    if had_a_hand(by, found):
        raise SecondReader(_("You wrote the assessment, or began or redacted this: somebody else reads it."))
    return found


def _require_ready(found: Publication) -> str:
    """Refuse while people are left in it or a machine's words are unread; returns what it shows as a hash."""
    edition = edition_of(found)
    left = len(open_hits(found, edition))
    if left:
        text = ngettext(
            "%(n)d hit of the check for people is left.", "%(n)d hits of the check for people are left.", left
        )
        raise NamesLeft(text % {"n": left})
    if found.translations.filter(machine=True, read_by=None).exists():
        raise Unread(_("A machine drafted a translation that nobody has read."))
    return hash_of(edition)


def _move(act: Act, found: Publication, state: State, **detail: Any) -> None:
    before, found.state = found.state, state
    found.save()
    places = found.assessment.jurisdiction.ancestors
    act.record(on=found, places=places, detail={"from": before, "to": state.value, **detail})


def _told(by: User, found: Publication) -> dict[str, str]:
    return {"reference": found.reference, "by": by.name, "assessment": found.assessment.reference}
