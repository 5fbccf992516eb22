"""Nothing at any address of an assessment tells a first rating to whoever is to rate second (R44)."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments import urls as assessments
from jurisdictions.assessments.acts.ask_rater import ask_rater
from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.rate_second import rate_second
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.discussing import urls as discussing
from jurisdictions.assessments.discussing.acts.begin import begin
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Impact, MachineDraft
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.assessments.publishing import urls as publishing
from jurisdictions.assessments.publishing.acts.export import ask_export
from jurisdictions.assessments.publishing.acts.make_export import make, take
from jurisdictions.assessments.publishing.models import Publication
from jurisdictions.assessments.watching import urls as watching
from jurisdictions.assessments.watching.acts.carry_forward import carry_forward
from jurisdictions.assessments.where import BY_THE_PAGE
from portal.access.permissions import Permission, Role
from tests.factories import full_facts as facts
from tests.factories.assessments import signers
from tests.factories.people import give, with_role
from tests.factories.publications import published, signed
from tests.support.browser import just_signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R44")]

FIRST, SAID, GIVEN = "Planted first reason", "Planted remark", "Planted second reason"
# What the factory gives as reasons of first and second ratings, in the former assessment and carried forward.
FORMER = (facts.IMPACT["rated_because"], facts.SECOND["reason"])
SECOND: dict[str, Any] = {"scale": 1, "scope": 1, "irremediability": 1, "likelihood": 5, "reason": GIVEN}
# The other way round: a page that tells a rating, or an order by it, changes with them.
OTHERWISE: list[dict[str, Any]] = [
    {"scale": 1, "irremediability": 1, "likelihood": 4, "residual_scale": 1, "confidence": "low", "rank": 2},
    {"scale": 5, "scope": 5, "likelihood": 1, "residual_scale": 5, "current_scale": 2, "confidence": "high"},
    {"scale": 3, "irremediability": 2, "residual_irremediability": 2, "current_likelihood": 3},
]
WHY = {"rated_because": "Rated otherwise.", "rank_because": "Ranked otherwise."}
ROOMS = (assessments, discussing, publishing, watching)
OF_ONE = ("assessments/<str:reference>/", "publications/<str:reference>/")
# What is another each time a page is read.
ANOTHER = re.compile(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"')


class Scene:
    """A signed and published assessment, the one that carries it forward, and somebody to rate it second."""

    def __init__(self, held):
        people = signers(held.jurisdiction)
        self.author = people[SignerRole.AUTHOR]
        self.second = with_role(Role.ASSESSOR, held.jurisdiction, name="Second Rater")
        give(self.second, Permission.SIGN_EXECUTIVE, held.jurisdiction)
        self.before = signed(held, people)
        self.publication = published(self.before, people)
        ask_export(self.author, self.publication, format="json")
        assert make(take())
        why = {"trigger": "scheduled", "on": date(2026, 6, 1), "description": "Its review is due."}
        self.found = carry_forward(self.author, self.before, **why)
        self.impacts = list(self.found.impacts.order_by("pk"))
        one = self.impacts[0].pk
        self.write("impacts", Row(Impact, {"rated_because": FIRST}, one))
        submit(self.author, self.found)
        self.write("impacts", Row(Impact, {"rated_because": f"{FIRST}, put otherwise"}, one))
        draft = {"about": f"impact:{one}.rated_because", "tool": "A made-up machine"}
        self.write("evidence", Row(MachineDraft, draft))
        begin(self.author, self.found, f"impact:{one}.scale", SAID)
        ask_rater(self.author, self.found, self.second)

    def write(self, section, row):
        edit(self.author, self.found, section, rows=[row])

    def read(self, who, *of):
        """Every address of these, as this person reads it."""
        client = Client()
        just_signed_in(client, who)
        return {url: ANOTHER.sub("", text(client.get(url))) for one in of for url in addresses(one)}


def text(answer):
    """A page, or a file as it is; nothing where one only sends something."""
    assert answer.status_code in {200, 302, 405, 409}, answer
    return b"".join(answer).decode(errors="replace")


def addresses(of):
    """Every address of an assessment or a publication; one with a part that is unknown here fails the test."""
    pattern = OF_ONE[isinstance(of, Publication)]
    for room in ROOMS:
        for path in room.urlpatterns:
            if str(path.pattern).startswith(pattern):
                name = f"{room.app_name}:{path.name}"
                for parts in parts_of(of, name):
                    url = reverse(name, kwargs={"reference": of.reference} | parts)
                    yield from (url + query for query in queries(of, name))


def parts_of(of, name) -> list[dict[str, Any]]:
    """What an address names beside the reference."""
    if isinstance(of, Publication):
        return [{"pk": of.exports.get().pk}] if name == "publishing:fetch" else [{}]
    sections = questionnaire(of.template_id).sections
    kinds = [(code, kind) for code, one in sections.items() for kind in one.rows if kind in BY_THE_PAGE]
    finding = of.findings.first()
    known: dict[str, list[dict[str, Any]]] = {
        "assessments:section": [{"section": code} for code in sections],
        "assessments:row": [
            {"section": code, "kind": kind, "number": "new"} for code, kind in kinds if kind != "legalfinding"
        ],
        "assessments:rate": [{"pk": one.pk} for one in of.impacts.order_by("pk")],
        "assessments:source": [{"pk": of.sources.first().pk}],
        "assessments:copy": [],  # a file that somebody else made
        "assessments:finding": [{"provision": finding.provision_id, "criterion": finding.criterion}],
        "assessments:finding_by_number": [{"pk": finding.pk}],
        "watching:measure": [{"pk": of.measures.first().pk}],
    }
    return known.get(name, [{}])


def queries(of, name):
    """What can be asked of a page."""
    one = None if isinstance(of, Publication) else of.impacts.order_by("pk")[0].pk
    return {
        "assessments:compare": ["", "?a=1&b=now"],
        "assessments:template": ["", "?to=heightened"],
        "discussing:comments": ["", f"?about=impact:{one}", f"?about=impact:{one}.scale"],
        "watching:carried": ["", "?show=changed"],
        "publishing:text": ["?path=assessment:reasons"],
    }.get(name, [""])


def test_no_address_tells_a_first_rating_until_one_has_rated(held):
    scene = Scene(held)
    planted = (FIRST, SAID, *FORMER)
    seen = scene.read(scene.second, scene.found, scene.before, scene.publication)
    for url, page in seen.items():
        assert not [mark for mark in planted if mark in page], url
    whole = "".join(scene.read(scene.author, scene.found).values())
    assert all(mark in whole for mark in planted)

    for impact, ratings in zip(scene.impacts, OTHERWISE, strict=True):
        Impact.objects.filter(pk=impact.pk).update(**WHY | ratings)
    for url, page in scene.read(scene.second, scene.found).items():
        assert page == seen[url], url

    for impact in scene.impacts:
        rate_second(scene.second, impact, **SECOND)
    seen = scene.read(scene.second, scene.found, scene.before, scene.publication)
    ratings = seen[reverse("assessments:ratings", args=[scene.found.reference])]
    assert (ratings.count(WHY["rated_because"]), ratings.count(GIVEN)) == (5, 3)
    assert WHY["rated_because"] in seen[reverse("assessments:record", args=[scene.found.reference])]
    assert FORMER[0] in seen[reverse("publishing:read", args=[scene.publication.reference])]
    whole = "".join(seen.values())
    assert all(mark in whole for mark in planted)
