"""A whole assessment whose every text carries one word that nobody else writes, told to its end."""

from datetime import date
from typing import Any

from django.db import connection, models, transaction

from jurisdictions.assessments.acts.sign import sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.discussing.acts.begin import begin as begin_thread
from jurisdictions.assessments.models import CONTENT, Assessment, SecondRating
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.assessments.publishing.acts.steps import ask
from jurisdictions.assessments.publishing.models import Publication
from jurisdictions.assessments.watching.acts.alert import alert
from jurisdictions.assessments.watching.acts.carry_forward import carry_forward
from portal.accounts.models import User
from portal.encryption import EncryptedText
from tests.factories.assessments_full import complete_full
from tests.factories.publications import begun, heard

WORD = "Quillwortstone"
ALARM: dict[str, Any] = {
    "consultee_class": "rightsholder",
    "says": f"{WORD} is so no more.",
    "source": f"{WORD}, by letter",
    "on": date(2026, 5, 1),
}
# Text that the code reads: paths, codes, hashes.
READ_BY_CODE = {
    "about",
    "basis",
    "content_hash",
    "criterion",
    "question",
    "right",
    "group",
    "sha256",
    "stored_as",
}


def plant(found: Assessment) -> int:
    """Put the word into each text of a draft as nobody else could; returns how many fields have it."""
    planted = 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model in (Assessment, *CONTENT):
            mine = {"pk": found.pk} if model is Assessment else {"assessment": found}
            names = [field.name for field in model._meta.concrete_fields if is_text(field)]
            for row in model._default_manager.filter(**mine):
                said: dict[str, Any] = {name: f"{getattr(row, name)} {WORD}" for name in names}
                if model is SecondRating:
                    said["settled_by"] = found.author_id  # nothing is settled by nobody
                model._default_manager.filter(pk=row.pk).update(**said)
            planted += len(names)
        cursor.execute("SET LOCAL session_replication_role = origin")
    return planted


def is_text(field: Any) -> bool:
    """Whether people write into it whatever they like."""
    if isinstance(field, EncryptedText) or field.choices or field.generated or field.name in READ_BY_CODE:
        return False
    long_enough = isinstance(field, models.CharField) and (field.max_length or 0) >= 120
    return isinstance(field, models.TextField) or (long_enough and not isinstance(field, models.URLField))


def told_to_its_end(held: Any, people: dict[SignerRole, User]) -> tuple[Assessment, Assessment, Publication]:
    """Signed, commented on, to be published, outdated, carried forward: the old, the new, the edition."""
    author = people[SignerRole.AUTHOR]
    found = complete_full(held, author, "keep")
    heard(found, author)
    assert plant(found) > 60
    found = submit(author, Assessment.objects.get(pk=found.pk))
    begin_thread(author, found, "assessment:reasons", f"{WORD}, is that so?", tell=[people[SignerRole.LEGAL]])
    for role, who in people.items():
        sign(who, found, role=role, verdict="sign", content_hash=found.content_hash, interests=WORD)
    edition = begun(Assessment.objects.get(pk=found.pk), author)
    ask(author, edition)
    alert(author, Assessment.objects.get(pk=found.pk), **ALARM)
    found = Assessment.objects.get(pk=found.pk)
    why: dict[str, Any] = {"trigger": "expert", "on": date(2026, 6, 1), "description": f"{WORD} again."}
    return found, carry_forward(author, found, **why), edition
