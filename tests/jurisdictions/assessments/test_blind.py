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
from jurisdictions.assessments.checking.askable import askable
from jurisdictions.assessments.discussing import urls as discussing
from jurisdictions.assessments.discussing.acts.begin import begin
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Impact, LegalFinding, MachineDraft, Provision, Source
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.assessments.publishing import urls as publishing
from jurisdictions.assessments.publishing.acts.export import ask_export
from jurisdictions.assessments.publishing.acts.make_export import make, take
from jurisdictions.assessments.publishing.models import Publication
from jurisdictions.assessments.watching import urls as watching
from jurisdictions.assessments.watching.acts.carry_forward import carry_forward
from jurisdictions.assessments.where import BY_THE_PAGE
from portal.access.permissions import Permission, Role
from tests.factories.assessments import RATED, complete, signers
from tests.factories.people import give, with_role
from tests.factories.publications import published, signed_by
from tests.factories.questionnaires import with_rules
from tests.jurisdictions.assessments.law_facts import ARTICLE
from tests.support.browser import just_signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R44")]

FIRST, RANKED, OTHER, SAID = "Planted first reason", "Planted rank", "Planted other reason", "Planted remark"
FORMER, GIVEN = RATED["rated_because"], "Planted second reason"
SECOND: dict[str, Any] = {"scale": 1, "scope": 1, "irremediability": 1, "likelihood": 5, "reason": GIVEN}
# The other way round: a page that tells a rating, or an order by it, changes with them.
OTHERWISE: list[dict[str, Any]] = [
    {"scale": 1, "irremediability": 1, "likelihood": 4, "residual_scale": 1, "confidence": "low", "rank": 2},
    {"scale": 5, "scope": 5, "likelihood": 1, "residual_scale": 5, "current_scale": 2, "confidence": "high"},
    {"scale": 3, "irremediability": 2, "residual_irremediability": 2, "current_likelihood": 3},
]
WHY: dict[str, Any] = {"rated_because": "Rated otherwise.", "rank_because": "Ranked otherwise."}
REPORT = {"kind": "ngo", "title": "A made-up report", "reliability": "C", "credibility": "3"}
ROOMS = (assessments, discussing, publishing, watching)
OF_ONE = ("assessments/<str:reference>/", "publications/<str:reference>/")
# What is another each time a page is read.
ANOTHER = re.compile(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"|<time[^>]*>[^<]*</time>')


class Scene:
    """A signed and published assessment, the one that carries it forward, and somebody to rate it second."""

    def __init__(self, held):
        people = signers(held.jurisdiction)
        self.author = people[SignerRole.AUTHOR]
        self.second = with_role(Role.ASSESSOR, held.jurisdiction, name="Second Rater")
        give(self.second, Permission.SIGN_EXECUTIVE, held.jurisdiction)
        self.before = signed_by(people, complete(held, self.author, "keep"))
        self.publication = published(self.before, people)
        ask_export(self.author, self.publication, format="json")
        waiting = take()
        assert waiting is not None
        assert make(waiting)
        why: dict[str, Any] = {"trigger": "scheduled", "on": date(2026, 6, 1), "description": "It is due."}
        # Why a rank was set by hand is asked no more: it is among what the record keeps.
        names = sorted(askable("impact") - {"rank_because"})
        asked: dict[str, Any] = {f"impact.{name}": {} for name in names}
        self.found = with_rules(carry_forward(self.author, self.before, **why), fields=asked)
        self.fill(held)
        ask_rater(self.author, self.found, self.second)

    def fill(self, held):
        """Three impacts, one of them rated by a third person too; something on every page."""
        more = [
            RATED | {"statement": f"A user is {what}.", "rated_because": FIRST}
            for what in ("cut off", "heard")
        ]
        self.write(*(Row(Impact, facts) for facts in more), Row(Provision, ARTICLE), Row(Source, REPORT))
        self.impacts = list(self.found.impacts.order_by("pk"))
        one, provision = self.impacts[0].pk, self.found.provisions.get()
        law = {
            "provision": provision,
            "criterion": "S-1",
            "basis": "text",
            "answer": "partly",
            "reasoning": "So.",
        }
        self.write(
            Row(Impact, {"rank": 1, "rank_because": RANKED, "gap": "No figures."}, one),
            Row(LegalFinding, law),
        )
        submit(self.author, self.found)
        self.write(Row(Impact, {"rated_because": f"{FIRST}, put otherwise"}, one))
        self.write(Row(MachineDraft, {"about": f"impact:{one}.rated_because", "tool": "A made-up machine"}))
        begin(self.author, self.found, f"impact:{one}.scale", SAID)
        third = with_role(Role.ASSESSOR, held.jurisdiction)
        ask_rater(self.author, self.found, third)
        rate_second(third, self.impacts[0], **SECOND | {"reason": OTHER})

    def write(self, *rows):
        edit(self.author, self.found, "any", rows=rows)

    def read(self, who, *of, only=""):
        """Every address of these, as this person reads it; `only` those with this in them."""
        client = Client()
        just_signed_in(client, who)
        urls = [url for one in of for url in addresses(one) if only in url]
        return {url: ANOTHER.sub("", text(client.get(url))) for url in urls}


def text(answer):
    """A page, or a file as it is; nothing where one only sends something."""
    assert answer.status_code in {200, 302, 404, 405, 409}, answer
    return b"".join(answer).decode(errors="replace")


def addresses(of):
    """Every address of an assessment or a publication; one with an unknown part fails the test."""
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
    source, finding = of.sources.first(), of.findings.first()
    known: dict[str, list[dict[str, Any]]] = {
        "assessments:section": [{"section": code} for code in sections],
        "assessments:row": [
            {"section": code, "kind": kind, "number": "new"} for code, kind in kinds if kind != "legalfinding"
        ]
        + [{"section": "impacts", "kind": "impact", "number": one.pk} for one in of.impacts.order_by("pk")],
        "assessments:rate": [{"pk": one.pk} for one in of.impacts.order_by("pk")],
        "assessments:source": [{"pk": source.pk}] if source else [],
        "assessments:copy": [],  # a file that somebody else made
        "assessments:finding": [{"provision": finding.provision_id, "criterion": "S-1"}] if finding else [],
        "assessments:finding_by_number": [{"pk": finding.pk}] if finding else [],
        "watching:measure": [{"pk": of.measures.first().pk}],
    }
    return known.get(name, [{}])


def queries(of, name):
    """What can be asked of a page."""
    one = None if isinstance(of, Publication) else of.impacts.order_by("pk")[0].pk
    return {
        "assessments:compare": ["", "?a=1&b=now"],
        "assessments:template": ["", "?to=full"],
        "discussing:comments": ["", f"?about=impact:{one}", f"?about=impact:{one}.scale"],
        "watching:carried": ["", "?show=changed"],
        "publishing:text": ["?path=assessment:reasons"],
    }.get(name, [""])


def test_no_address_tells_a_first_rating_until_one_has_rated(held):
    scene = Scene(held)
    planted = (FIRST, RANKED, OTHER, SAID, FORMER)
    seen = scene.read(scene.second, scene.found, scene.before, scene.publication)
    for url, page in seen.items():
        assert not [mark for mark in planted if mark in page], url
    shown = [scene.read(scene.author, scene.found, only=part) for part in ("/record/", "/comments/")]
    assert all(mark in str(shown) for mark in (FIRST, RANKED, OTHER, SAID))

    for impact, ratings in zip(scene.impacts, OTHERWISE, strict=True):
        Impact.objects.filter(pk=impact.pk).update(**WHY | ratings)
    for url, page in scene.read(scene.second, scene.found).items():
        assert page == seen[url], url

    for impact in scene.impacts:
        rate_second(scene.second, impact, **SECOND)
    seen = scene.read(scene.second, scene.found, scene.publication)
    ratings = seen[reverse("assessments:ratings", args=[scene.found.reference])]
    assert (ratings.count(WHY["rated_because"]), ratings.count(OTHER), ratings.count(GIVEN)) == (4, 1, 3)
    record = seen[reverse("assessments:record", args=[scene.found.reference])]
    assert all(why in record for why in WHY.values())
    assert FORMER in seen[reverse("publishing:read", args=[scene.publication.reference])]
