"""Sign an assessment, with or without reservation, or say no."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.blind import require_sight
from jurisdictions.assessments.canonical import content_of, hash_of
from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.log import head_of
from jurisdictions.assessments.models import Assessment, Signature
from jurisdictions.assessments.models.words import AGREEING, SIGNER_PERMISSION, SignerRole, State, Verdict
from jurisdictions.assessments.refusals import NotReady
from jurisdictions.assessments.signed import then
from jurisdictions.pauses.acts.issue_mandate import issue_mandate
from portal.accounts.models import User
from portal.acts.perform import Act, performing
from portal.acts.refusals import FourEyes, Invalid, OutOfOrder, Stale

MANDATE_LASTS = timedelta(days=30)


def sign(
    by: User,
    assessment: Assessment,
    *,
    role: str,
    verdict: str,
    content_hash: str,
    interests: str,
    conflict_open: bool = False,
    statement: str = "",
) -> Signature:
    """Put one's name, in one role, under exactly the content that was read.

    The fourth signature makes the assessment signed; if it decides to lift, the pauses it governs can be
    lifted from then on. Dissent and return open the draft again. Everybody says which interests they have;
    nobody agrees with an open conflict of interest, and no assessor reviews their own assessment (GNI; DIHR).
    Refuses with Stale (other content), FourEyes (signed in another role, or an assessor), NotReady, Invalid,
    OutOfOrder or NotPermitted.
    """
    needed = SIGNER_PERMISSION[SignerRole(role)]
    with performing("assessment.sign", by=by, needs=needed, within=assessment.jurisdiction) as act:
        found = (
            Assessment.objects.select_for_update(of=("self",))
            .select_related("jurisdiction", "author")
            .get(pk=assessment.pk)
        )
        _check(found, content_hash)
        _check_word(verdict, statement, interests, conflict_open)
        _check_role(by, found, role)
        if verdict in AGREEING and (missing := blockers(found)):
            raise NotReady(missing)  # days pass, and not everything that opens it for signatures is an act
        act.because(statement)
        made = Signature.objects.create(
            assessment=found,
            role=role,
            person=by,
            verdict=verdict,
            statement=statement.strip(),
            interests=interests.strip(),
            conflict_open=conflict_open,
            content_hash=content_hash,
        )
        detail = {"role": role, "verdict": verdict, "hash": content_hash, "log": head_of(found)}
        act.record(on=found, places=found.jurisdiction.ancestors, detail=detail)
        told = {"reference": found.reference, "by": by.name, "verdict": made.get_verdict_display()}
        if verdict not in AGREEING:
            found.state, found.content_hash = State.DRAFT, ""
            found.save(update_fields=["state", "content_hash"])
            act.tell(
                [found.author],
                "assessment.not_signed",
                about=found,
                url=found.get_absolute_url(),
                context=told,
            )
        elif len(agreeing(found)) == len(SignerRole):
            _complete(by, act, found)
    return made


def agreeing(assessment: Assessment) -> dict[str, Signature]:
    """The signatures that stand under the content as it is, by role."""
    if not assessment.content_hash:
        return {}
    rows = assessment.signatures.select_related("person").filter(
        content_hash=assessment.content_hash, verdict__in=AGREEING
    )
    return {row.role: row for row in rows}


def _check(found: Assessment, content_hash: str) -> None:
    if found.state != State.SIGNING:
        raise OutOfOrder(_("This assessment is not open for signatures."))
    if content_hash != found.content_hash or hash_of(content_of(found)) != content_hash:
        raise Stale(_("The content is not what you read: read it again before you sign."))


def _check_word(verdict: str, statement: str, interests: str, conflict_open: bool) -> None:
    errors = {}
    if verdict not in Verdict.values:
        errors["verdict"] = _("Choose one.")
    if verdict != Verdict.SIGN and not statement.strip():
        errors["statement"] = _("Say what the reservation, dissent or return is about.")
    if not interests.strip():
        errors["interests"] = _("Declare your interests; write “none” where you have none.")
    if conflict_open and verdict in AGREEING:
        errors["conflict_open"] = _("With an open conflict of interest you can dissent or return, not agree.")
    if errors:
        raise Invalid(errors)


def _check_role(by: User, found: Assessment, role: str) -> None:
    assesses = found.author_id == by.pk or found.team.filter(person=by).exists()
    if role != SignerRole.AUTHOR and assesses:
        raise FourEyes(_("You assessed it: you sign as author, others review and decide."))
    require_sight(by, found)  # nobody signs what they cannot see
    for there in agreeing(found).values():
        if there.person_id == by.pk:
            raise FourEyes(
                _("You have signed as %(role)s: four different people sign.")
                % {"role": there.get_role_display()}
            )
        if there.role == role:
            raise OutOfOrder(_("%(who)s has signed in this role.") % {"who": there.person.name})


def _complete(by: User, act: Act, found: Assessment) -> None:
    found.state, found.signed_at = State.SIGNED, timezone.now()
    found.save(update_fields=["state", "signed_at"])
    told = {"reference": found.reference, "title": found.title, "decision": found.get_decision_display()}
    signers = [there.person for there in agreeing(found).values()]
    act.tell(
        [found.author, *signers], "assessment.signed", about=found, url=found.get_absolute_url(), context=told
    )
    _issue_mandates(by, found, signers)
    _supersede(
        found
    )  # after the mandates: an end of a pause locks the pause before the decision, as this does
    then(found)


def _supersede(found: Assessment) -> None:
    """The one it carries forward has had its day."""
    before = found.carries_on
    if before is not None:
        before.state = State.SUPERSEDED
        before.save(update_fields=["state"])


def _issue_mandates(by: User, found: Assessment, signers: list[User]) -> None:
    if found.ending is None:
        return
    for pause in found.governs.not_lifted().select_related("jurisdiction"):
        issue_mandate(
            by,
            pause,
            found.ending,
            decision_kind="assessments.assessment",
            decision_id=found.pk,
            decision_reference=found.reference,
            decision_url=found.get_absolute_url(),
            content_hash=found.content_hash,
            signers=[person.pk for person in signers],
            expires_at=timezone.now() + MANDATE_LASTS,
        )
