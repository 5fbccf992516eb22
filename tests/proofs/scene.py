"""The stage of the proof: requests of every kind at every step, on a throw-away database."""

import os
from datetime import timedelta

import psycopg
from django.db import connection
from django.utils import timezone

from portal.accounts.models import Team, User
from reviews.desk.models import Claim
from tests.factories.people import person
from tests.factories.requests import request
from tests.factories.teams import in_team
from tests.proofs import pausing
from tests.proofs.cast import Course, Places, Scene, Scope
from tests.proofs.ground import READY
from tests.proofs.kinds import KINDS, facts_of, lay_out, services
from tests.proofs.scopes import scopes
from tests.proofs.watch import COUNT_CHANGES


def open_database() -> str:
    """A database with every function, trigger and jurisdiction the product has; returns its address."""
    address = os.environ["DATABASE_URL"]
    if READY not in os.environ:
        own = connection.settings_dict["NAME"]
        made = connection.creation.create_test_db(verbosity=0, serialize=False)
        address = address.removesuffix(own) + made
    with connection.cursor() as cursor:
        # The proof lifts thousands of pauses: the signed decisions that mandates need are shown elsewhere.
        cursor.execute("ALTER TABLE pauses_mandate DISABLE TRIGGER USER")
        cursor.execute(COUNT_CHANGES)
    return address


def build(steps: list[str]) -> Scene:
    """Requests of every kind for each step, people, and pauses over them."""
    places = lay_out()
    reviewer, approver = in_team(person("Reviewer"), "Proof"), in_team(person("Approver"), "Other proof")
    officer, both = person("Officer"), services()
    scene = Scene(
        requests={step: {kind: _ready_for(step, kind, places, reviewer) for kind in KINDS} for step in steps},
        places=places,
        services=both,
        reviewer=reviewer.pk,
        approver=approver.pk,
        officer=officer.pk,
        colleague=reviewer.pk,
        teams=(_team_of(reviewer), _team_of(approver)),
        scopes=scopes(places, both),
    )
    close_connections()
    return scene


def close_connections() -> None:
    """For what follows forks: no process may share this one's connections."""
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]


def _team_of(user: User) -> int:
    return Team.objects.get(user=user).pk


def _ready_for(step: str, kind: str, places: Places, reviewer: User) -> int:
    one = request(**facts_of(kind, places))
    if step != "claim":
        lasting = timezone.now() + timedelta(days=1)
        Claim.objects.create(request=one, person=reviewer, expires_at=lasting)
    return int(one.pk)


def check_scopes(course: Course) -> None:
    """Every pause of the proof holds the kinds of request it says, and no other. Each is rolled back."""
    with psycopg.connect(course.url) as asking:
        for scope in course.scene.scopes:
            pausing.pause(asking, scope, course.step.stage, course.scene)
            held = {kind for kind in KINDS if _is_held(asking, course, kind)}
            asking.rollback()
            if held != scope.holds:
                raise RuntimeError(f"{scope.name}: holds {sorted(held)} instead of {sorted(scope.holds)}")


def _is_held(asking: psycopg.Connection, course: Course, kind: str) -> bool:
    asked = {"stage": course.step.stage, "request": course.scene.requests[course.step.name][kind]}
    return pausing.one(asking, pausing.ASK_FIRST, asked) > 0


def named(scene: Scene, *names: str) -> list[Scope]:
    """The scopes with these names; all of them where none is named."""
    return [scope for scope in scene.scopes if not names or scope.name in names]
