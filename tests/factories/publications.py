"""Signed assessments and their publications."""

from typing import Any

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.sign import sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.models import AdvicePoint, Assessment, Consultation
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.assessments.publishing.acts.begin import begin
from jurisdictions.assessments.publishing.acts.confirm import confirm_hit
from jurisdictions.assessments.publishing.acts.redact import redact
from jurisdictions.assessments.publishing.acts.steps import approve, ask, publish
from jurisdictions.assessments.publishing.edition.build import edition_of
from jurisdictions.assessments.publishing.models import Publication
from jurisdictions.assessments.publishing.names.check import open_hits
from portal.accounts.models import User
from tests.factories.assessments_full import complete_full

NAMED, UNNAMED, SILENT = "Ottilie Quince", "Balthasar Wren", "Xanthippe Yarrow"
QUOTE = "Nobody should answer before the first judgment is out."
DISSENT = "Answering at all lends the law a standing that it does not deserve."
HEARD = {"may_record": True, "may_name": True, "may_quote": True, "may_publish": True}


def heard(found: Assessment, by: User) -> None:
    """One who may be named and quoted, one shown by role only, one who agreed to no publication."""
    rows = list(found.consultations.order_by("pk"))
    consents: list[dict[str, Any]] = [
        HEARD | {"person": NAMED, "attribution": "name", "advice": QUOTE},
        HEARD | {"person": UNNAMED, "attribution": "role", "may_quote": False},
        HEARD | {"person": SILENT, "may_publish": False},
    ]
    changed = [Row(Consultation, facts, rows[number].pk) for number, facts in enumerate(consents)]
    edit(by, found, "consultations", rows=changed)
    point = found.advice.get(consultation=rows[0])
    facts = {"text": DISSENT, "dissent_to_publish": True}
    edit(by, found, "advice", rows=[Row(AdvicePoint, facts, point.pk)])


def signed(held: Any, people: dict[SignerRole, User], **fields: Any) -> Assessment:
    """A full assessment with its four signatures; `fields` are texts of the assessment itself."""
    author = people[SignerRole.AUTHOR]
    found = complete_full(held, author, "keep")
    heard(found, author)
    if fields:
        edit(author, found, "decision", fields=fields)
    return signed_by(people, found)


def signed_by(people: dict[SignerRole, User], found: Assessment) -> Assessment:
    """The same with its four signatures."""
    found = submit(people[SignerRole.AUTHOR], Assessment.objects.get(pk=found.pk))
    for role, who in people.items():
        sign(who, found, role=role, verdict="sign", content_hash=found.content_hash, interests="None.")
    return Assessment.objects.select_related("jurisdiction", "template").get(pk=found.pk)


def begun(found: Assessment, by: User, audience: str = "public", language: str = "en") -> Publication:
    return begin(by, found, audience=audience, language=language)


def confirm_all(by: User, publication: Publication) -> None:
    """The second reader confirms whatever the check for people finds."""
    for hit in open_hits(publication, edition_of(publication)):
        confirm_hit(by, publication, path=hit.path, kind=hit.kind, term=hit.term, reason="It is made up.")


def published(found: Assessment, people: dict[SignerRole, User], **facts: Any) -> Publication:
    """Begun by the author, read by the human-rights reviewer, out."""
    author, reader = people[SignerRole.AUTHOR], people[SignerRole.RIGHTS]
    made = begun(found, author, **facts)
    ask(author, made)
    confirm_all(reader, made)
    approve(reader, made)
    publish(author, made)
    return Publication.objects.get(pk=made.pk)


__all__ = ["begun", "confirm_all", "published", "redact", "signed", "signed_by"]
