"""The stage of the proof: requests at every step, on a throw-away database."""

import os
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from portal.accounts.models import User
from reviews.desk.models import Claim
from tests.factories.people import person
from tests.factories.places import jurisdiction, service
from tests.factories.requests import request
from tests.proofs.cast import Scene

REQUESTS_PER_STEP = 6


def open_database() -> str:
    """A database with every function, trigger and jurisdiction the product has; returns its address."""
    address = os.environ["DATABASE_URL"]
    own = connection.settings_dict["NAME"]
    made = connection.creation.create_test_db(verbosity=0, serialize=False)
    with connection.cursor() as cursor:
        # The proof lifts thousands of pauses: the signed decisions that mandates need are shown elsewhere.
        cursor.execute("ALTER TABLE pauses_mandate DISABLE TRIGGER USER")
    return address.removesuffix(own) + made


def build(steps: list[str]) -> Scene:
    """Requests for each step, two people, and pauses at every level that all cover these requests."""
    reviewer, approver, officer = person("Proof reviewer"), person("Proof approver"), person("Proof officer")
    scene = Scene(
        requests={step: [_ready_for(step, reviewer) for _ in range(REQUESTS_PER_STEP)] for step in steps},
        reviewer=reviewer.pk,
        approver=approver.pk,
        officer=officer.pk,
        colleague=reviewer.pk,
        scopes=_scopes(),
    )
    # What follows forks: no process may share this one's connections.
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    return scene


def _scopes() -> list[dict[str, object]]:
    hong_kong, china, world = jurisdiction("HK"), jurisdiction("CN"), jurisdiction("001")
    whatsapp = service().pk
    return [
        {"jurisdiction_id": hong_kong.pk},
        {"jurisdiction_id": hong_kong.pk, "nexus": "user"},
        {"jurisdiction_id": hong_kong.parent_id or china.pk, "nexus": "either"},
        {"jurisdiction_id": world.pk, "services": [whatsapp]},
        {"jurisdiction_id": hong_kong.pk, "request_types": ["court_order"], "nexus": "either"},
        {"jurisdiction_id": hong_kong.pk, "services": [whatsapp], "include_parts": False},
        {"jurisdiction_id": world.pk, "stage": "intake"},
        {"jurisdiction_id": hong_kong.pk, "stage": "intake", "services": [whatsapp]},
    ]


def _ready_for(step: str, reviewer: User) -> int:
    one = request(agency_jurisdiction=jurisdiction("HK"), user_jurisdiction=jurisdiction("HK"))
    if step != "claim":
        lasting = timezone.now() + timedelta(days=1)
        Claim.objects.create(request=one, person=reviewer, expires_at=lasting)
    return int(one.pk)


def take_the_guard_out() -> None:
    """Leave the tables without their guard, as if the rule were kept in Python alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION guard_step(guarded bigint, step text) RETURNS void"
            " LANGUAGE plpgsql AS 'BEGIN END'"
        )
