"""Guarded records are written by acts, and nothing else in the house writes them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.db.models import Model
from django.test import RequestFactory

from tests.factories.people import person
from tests.support.writes import Guarded, writes_in

ROOMS = ("portal", "jurisdictions", "reviews")
# Everything in these apps is guarded; of the others, these models.
GUARDED_APPS = {
    "assessments",
    "break_glass",
    "desk",
    "discussing",
    "ledger",
    "pauses",
    "publishing",
    "watching",
}
GUARDED_MODELS = {
    "reviews.Request",
    "reviews.Identifier",
    "reviews.Attachment",
    "reviews.Clock",
    "reviews.Lane",
    "accounts.User",
    "accounts.RoleGrant",
    "notifications.Notice",
}
# Parts that acts are made of, each with who may call it.
INSIDE_ACTS = {
    "portal/access/grants.py": "writes roles for the acts of portal.accounts",
    "portal/ledger/write.py": "writes the event of an act",
    "portal/ledger/models.py": "its trigger puts each event on the waiting list",
    "portal/ledger/seal.py": "seals what acts wrote; an act about it would never end",
    "portal/notifications/owe.py": "writes the notices of an act",
    "portal/notifications/centre.py": "marks one's own notices as read",
    "portal/accounts/models/people.py": "the manager that makes people",
}


def guarded_models() -> list[type[Model]]:
    models = [model for label in GUARDED_APPS for model in apps.get_app_config(label).get_models()]
    return models + [apps.get_model(label) for label in GUARDED_MODELS]


def related_names() -> Iterator[str]:
    """How other records reach guarded ones, such as `request.claims`."""
    for model in guarded_models():
        for relation in model._meta.get_fields():
            remote = getattr(relation, "remote_field", None)
            name = getattr(remote, "related_name", None) if relation.concrete else None
            if name and not name.endswith("+"):
                yield name


def guarded() -> Guarded:
    models = guarded_models()
    return Guarded(
        classes=frozenset(model.__name__ for model in models),
        tables=frozenset(model._meta.db_table for model in models),
        related=frozenset(related_names()),
    )


def sources() -> list[Path]:
    root = settings.BASE_DIR
    return [path for room in ROOMS for path in sorted((root / room).rglob("*.py"))]


def is_inside_acts(path: str) -> bool:
    parts = Path(path).parts
    return "acts" in parts or parts[-1] == "acts.py" or "migrations" in parts or path in INSIDE_ACTS


@pytest.mark.parametrize(
    "path", [str(path.relative_to(settings.BASE_DIR)) for path in sources()], ids=lambda path: path
)
def test_only_acts_write_guarded_records(path: str):
    source = (settings.BASE_DIR / path).read_text()
    findings = list(writes_in(source, guarded()))
    if is_inside_acts(path):
        findings = [
            finding for finding in findings if "switches triggers off" in finding or "_raw" in finding
        ]
    assert findings == []


def test_the_search_sees_what_the_acts_write():
    acts = [path for path in sources() if "acts" in path.parts]
    writing = [path for path in acts if list(writes_in(path.read_text(), guarded()))]
    assert len(writing) > len(acts) / 3, "an act writes: a search that finds little of it is blind"


def test_the_exceptions_are_still_there():
    for path in INSIDE_ACTS:
        assert (settings.BASE_DIR / path).exists(), path


SAMPLE = Guarded(
    classes=frozenset({"Pause", "Claim"}), tables=frozenset({"pauses_pause"}), related=frozenset({"claims"})
)
FOUND = [
    "Pause.objects.create(reason='x')",
    "Pause.objects.filter(pk=1).update(reason='x')",
    "Pause.objects.filter(pk=1).exclude(pk=2).order_by('pk')[:3].delete()",
    "Pause._default_manager.get_or_create(pk=1)",
    "Pause.objects.bulk_update([], [])",
    "Pause(reason='x').save()",
    "models.Pause.objects.create(reason='x')",
    "from pauses.models import Pause as Stop\nStop.objects.create(reason='x')",
    "Pause.objects.get(pk=1).delete()",
    "pause = Pause(reason='x')\npause.save()",
    "pause = Pause.objects.get(pk=1)\npause.save(update_fields=['reason'])",
    "pause = get_object_or_404(Pause, pk=1)\npause.delete()",
    "if pause := Pause.objects.first():\n    pause.save()",
    "for pause in Pause.objects.all():\n    pause.save()",
    "for pause in list(Pause.objects.all()):\n    pause.delete()",
    "rows = Pause.objects.filter(pk=1)\nrows.update(reason='x')",
    "def lift(pause: Pause) -> None:\n    pause.save()",
    "def lift(pause: 'Pause | None') -> None:\n    pause.delete()",
    "async def lift(pause: Pause) -> None:\n    await pause.asave()",
    "request.claims.create(person=me)",
    "request.claims.filter(ended_at=None).update(ended_at=now)",
    "cursor.execute('UPDATE pauses_pause SET reason = 1')",
    "cursor.execute('insert into \"pauses_pause\" values (1)')",
    "cursor.execute('DELETE FROM pauses_pause')",
    "query._raw_delete('default')",
    "with pgtrigger.ignore('pauses.Pause:never_deleted'):\n    pass",
    "cursor.execute('SET session_replication_role = replica')",
]
NOT_FOUND = [
    "Pause.objects.filter(pk=1).first()",
    "form.save()",
    "agency = Agency.objects.get(pk=1)\nagency.save()",
    "pause = Pause.objects.get(pk=1)\npause = form\npause.save()",
    "context.update(pause=1)",
    "def lift(pause: Pause) -> None:\n    lift_act(pause)",
    "cursor.execute('SELECT * FROM pauses_pause')",
    "hashes.update(b'x')",
]


@pytest.mark.parametrize("source", FOUND)
def test_the_search_finds(source: str):
    assert list(writes_in(source, SAMPLE)) != []


@pytest.mark.parametrize("source", NOT_FOUND)
def test_the_search_leaves_alone(source: str):
    assert list(writes_in(source, SAMPLE)) == []


def shown_in_the_administration() -> list[Any]:
    models = set(guarded_models())
    return [shown for model, shown in admin.site._registry.items() if model in models]


@pytest.mark.django_db
def test_the_administration_shows_guarded_records_without_changing_them():
    asking = RequestFactory().get("/admin/")
    asking.user = person(is_staff=True, is_superuser=True)
    for shown in shown_in_the_administration():
        if shown.model._meta.label == "accounts.User":
            continue  # invited and changed by acts: see test_admin.py of the accounts
        assert not shown.has_add_permission(asking), shown
        assert not shown.has_change_permission(asking), shown
        assert not shown.has_delete_permission(asking), shown
