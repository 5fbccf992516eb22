"""Nothing that a restricted assessment says reaches whoever is not in its compartments, by any address."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from jurisdictions.assessments.acts.open_restricted import open_restricted
from jurisdictions.assessments.acts.restrict import restrict, unrestrict
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment, Restriction
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.assessments.publishing.acts.steps import approve
from jurisdictions.models import Jurisdiction
from portal.access.permissions import ROLE_PERMISSIONS, Permission, Role
from portal.acts.refusals import NotPermitted, OutOfOrder
from portal.ledger.models import Event
from portal.notifications.deliver import deliver_owed
from portal.notifications.models import Notice
from tests.factories.assessments import signers
from tests.factories.compartments import compartment
from tests.factories.pauses import pause
from tests.factories.people import give, person
from tests.factories.publications import NAMED, SILENT, UNNAMED
from tests.factories.requests import request
from tests.factories.secrets import WORD, told_to_its_end
from tests.support.browser import just_signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R93")]

# The last three: the library's own pages, a stream that stays open and tells a hash, a page for machines.
NOT_TRIED = ("admin/", "assessments/<", "publications/<", "accounts/", "live/", "health")


class Story:
    """Everything there is to know of one assessment, and where somebody might look for it."""

    def __init__(self) -> None:
        self.held = pause()
        self.place = self.held.jurisdiction
        self.people = signers(self.place)
        self.author = self.people[SignerRole.AUTHOR]
        self.outsider = all_roles(self.place)
        self.found, self.next_one, self.edition = told_to_its_end(self.held, self.people)
        self.item = request(agency_jurisdiction=self.place)

    def restrict(self) -> None:
        self.made = compartment(self.author)
        restrict(self.author, self.found, self.made, reason="People would be at risk.")

    def kept(self, *assessments: Assessment) -> Iterator[str]:
        """Every address that is about these assessments, the edition or the compartment."""
        for route in routes():
            if route.startswith("assessments/<str:reference>"):
                for one in assessments:
                    yield from of_assessment(route, one)
            elif route.startswith("publications/<str:reference>"):
                yield from filled(route, reference=self.edition.reference, pk=1)
        yield self.made.get_absolute_url()

    def elsewhere(self) -> Iterator[str]:
        """Every other page of the desk."""
        references = {"pauses/": self.held.reference, "requests/": self.item.reference}
        for route in routes():
            if route.startswith(NOT_TRIED):
                continue
            reference = next((one for start, one in references.items() if route.startswith(start)), "A-0001")
            yield from filled(route, reference=reference, code=self.place.code, pk=1)


def of_assessment(route: str, one: Assessment) -> Iterator[str]:
    """The address filled in for one assessment, once for each of its sections where it names one."""
    finding, impact, source = one.findings.first(), one.impacts.first(), one.sources.first()
    number = {"findings": finding, "measure": one.measures.first()}
    row = next((there for part, there in number.items() if f"/{part}/" in route), source)
    known = {"reference": one.reference, "pk": row.pk, "provision": finding.provision_id}
    known |= {"criterion": finding.criterion, "kind": "impact", "number": impact.pk}
    every = questionnaire(one.template_id).sections
    sections = {"": [""], "<str:section>": every, "<str:section>/rows": ["impacts"]}
    for section in next(sections[part] for part in reversed(sections) if part in route):
        yield from filled(route, section=section, **known)


def take_out_behind_the_acts(one: Assessment) -> None:
    with transaction.atomic():
        Restriction.objects.filter(assessment=one).delete()
        connection.check_constraints()


def all_roles(place: Jurisdiction) -> Any:
    """Somebody who may do everything here, but for opening what is restricted."""
    everything = person("Otto Outside")
    for role in set(Role) - {Role.OPENER, Role.QUEUE_WORKER}:
        for permission in ROLE_PERMISSIONS[role]:
            give(everything, permission, place)
    return everything


def routes(inside: Any = None, before: str = "") -> Iterator[str]:
    for entry in (inside or get_resolver()).url_patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield path
        else:
            yield from routes(entry, path)


def filled(route: str, **values: Any) -> Iterator[str]:
    """The address with each part filled in; nothing where a part is not known."""
    for name, value in values.items():
        for kind in ("str", "int", "path", "slug"):
            route = route.replace(f"<{kind}:{name}>", str(value))
    if "<" not in route and "(" not in route:
        yield f"/{route}"


def administration() -> Iterator[str]:
    """Each list, a search in it, and for two rows of each kind what changes, tells and deletes them."""
    for model, room in admin.site._registry.items():
        home = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        yield from (home, f"{home}?q={WORD[:5]}", f"{home}add/")
        for row in model._default_manager.order_by("pk")[:2]:
            yield from (f"{home}{row.pk}/{page}" for page in ("change/", "history/", "delete/"))
        if room.search_fields:
            asked = "app_label=assessments&model_name=assessment&field_name=jurisdiction"
            yield f"/admin/autocomplete/?term={WORD[:5]}&{asked}"


def signed_in(who: Any) -> Client:
    client = Client(raise_request_exception=False)
    just_signed_in(client, who)
    return client


def body(answer: Any) -> str:
    parts = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(parts).decode(errors="replace")


@pytest.fixture
def story(db) -> Story:
    return Story()


def test_nothing_that_it_says_is_found_at_any_address_by_whoever_may_do_everything_else(story):
    outside, inside = signed_in(story.outsider), signed_in(story.author)
    panels = [story.held.get_absolute_url(), story.place.get_absolute_url(), "/", "/assessments/"]
    for url in panels:
        assert WORD in body(outside.get(url)), f"{url}: it is looked for where it was"
    story.restrict()
    kept = list(story.kept(story.found, story.next_one))
    assert len(kept) > 80
    assert all(
        WORD in body(inside.get(f"{one.get_absolute_url()}record/")) for one in (story.found, story.next_one)
    )
    for url in kept:
        answers = [outside.get(url), outside.post(url)]
        assert {one.status_code for one in answers} <= {404, 405}, (url, [one.status_code for one in answers])
        assert not any(WORD in body(one) for one in answers), url
    for url in story.elsewhere():
        answer = outside.get(url)
        assert answer.status_code < 500, (url, answer.status_code)
        assert WORD not in body(answer), url


def test_neither_mails_that_wait_nor_the_administration_say_anything_of_it(story):
    waiting = Notice.objects.filter(context__icontains=WORD)
    kinds = set(waiting.values_list("kind", flat=True))
    assert kinds >= {"assessment.to_sign", "assessment.signed", "assessment.outdated"}
    story.restrict()
    deliver_owed()
    assert len(mail.outbox) > 5
    assert not [sent.subject for sent in mail.outbox if WORD in f"{sent.subject} {sent.body}"]
    assert not waiting.exists()
    chief = signed_in(person("Chief", is_staff=True, is_superuser=True))
    pages = list(administration())
    assert len(pages) > 60
    assert not [url for url in pages if WORD in body(chief.get(url))]


def test_what_carries_it_forward_is_kept_with_it_and_opened_apart(story):
    story.restrict()
    give(story.outsider, Permission.OPEN_RESTRICTED, story.place)
    with pytest.raises(NotPermitted):
        approve(story.outsider, story.edition)
    open_restricted(story.outsider, story.next_one, reason="A court asks.")
    outside = signed_in(story.outsider)
    page = body(outside.get(story.next_one.get_absolute_url()))
    assert "It carries a restricted assessment forward." in " ".join(page.split())
    assert story.found.reference not in page
    for url in (reverse("watching:carried", args=[story.next_one.reference]), story.found.get_absolute_url()):
        assert outside.get(url).status_code == 404
    assert Event.objects.get(verb="assessment.restrict").detail["along"] == [story.next_one.reference]
    with pytest.raises(OutOfOrder, match=story.found.reference):
        unrestrict(story.author, story.next_one, story.made, reason="To share it.")
    with pytest.raises(DatabaseError, match="in its compartments"):
        take_out_behind_the_acts(story.next_one)
    for one in (story.found, story.next_one):
        unrestrict(story.author, one, story.made, reason="It is over.")
    assert WORD in body(signed_in(story.outsider).get(story.next_one.get_absolute_url()))


# Names of people who were consulted.


@pytest.mark.requirement("R59")
def test_a_name_is_in_no_response_mail_or_log_unless_the_act_opens_it(story, caplog):
    caplog.set_level(logging.DEBUG)
    story.restrict()
    writer = signed_in(story.author)
    hidden = (UNNAMED, SILENT)
    pages = ["/", "/notifications/", story.place.get_absolute_url(), story.held.get_absolute_url()]
    for url in (*pages, f"{story.found.get_absolute_url()}record/", *story.kept(story.next_one)):
        page = body(writer.get(url))
        assert not any(name in page for name in hidden), url
        assert NAMED not in page or url.startswith("/publications/"), (
            f"{url}: agreed to be named in these only"
        )
    taken = writer.post(reverse("assessments:export", args=[story.found.reference]))
    assert not any(name in body(taken) for name in (NAMED, *hidden))
    deliver_owed()
    told = [f"{sent.subject} {sent.body}" for sent in mail.outbox] + [
        str(row.context) for row in Notice.objects.all()
    ]
    ledger = [str(event.detail) for event in Event.objects.all()]
    for text in (caplog.text, *told, *ledger):
        assert not any(name in text for name in (NAMED, *hidden))
    assert not Event.objects.filter(verb="assessment.view_names").exists()
    url = reverse("assessments:record", args=[story.found.reference])
    page = body(writer.post(url, {"reason": "To ask for a consent again."}))
    assert all(name in page for name in (NAMED, *hidden))
    assert Event.objects.get(verb="assessment.view_names").actor == story.author
