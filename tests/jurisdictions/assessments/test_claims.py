"""Evidence is cited claim by claim, for claims that are there."""

import pytest
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.claims import dangling, uncited
from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.models import Citation
from jurisdictions.assessments.models.words import Head
from portal.access.permissions import Role
from portal.acts.refusals import Invalid
from tests.factories.assessments import complete
from tests.factories.pauses import pause
from tests.factories.people import with_role
from tests.factories.places import jurisdiction
from tests.jurisdictions.assessments.law_facts import article, cite, conclusion, finding
from tests.jurisdictions.assessments.test_section_pages import sent
from tests.support.browser import just_signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R25")]


def test_a_finding_a_conclusion_an_impact_and_a_text_can_be_cited_for(desk):
    rows = (finding(desk, article(desk)), conclusion(desk), desk.found.impacts.get())
    for about in (*(f"{row._meta.model_name}:{row.pk}" for row in rows), "assessment:reasons"):
        assert cite(desk, about).about == about


@pytest.mark.parametrize(
    "about",
    [
        "",
        "impact",
        "impact:",
        "impact:0",
        "impact:x",
        "impact:-1",
        "impact:99999999999999999999",
        "nothing:1",
        "assessment:",
        "assessment:nothing",
        "assessment:state",
        "assessment:outdated_because",
        "source:1",
        "impact:{pk}.nothing",
        " impact:{pk}",
    ],
)
def test_what_is_no_claim_cannot_be_cited_for(desk, about):
    with pytest.raises(Invalid):
        cite(desk, about.format(pk=desk.found.impacts.get().pk))
    assert not Citation.objects.exists()


def test_an_impact_of_another_assessment_is_none_of_this_one(desk):
    elsewhere = pause(jurisdiction=jurisdiction("US"))
    other = complete(elsewhere, with_role(Role.AUTHOR, elsewhere.jurisdiction)).impacts.get()
    with pytest.raises(Invalid):
        cite(desk, f"impact:{other.pk}")


def test_claims_that_nothing_is_cited_for_are_listed(desk):
    desk.asks()
    one = conclusion(desk, Head.LEGALITY)
    impact = desk.found.impacts.get()
    finding(desk, article(desk), answer="n_a")
    assert [claim.path for claim in uncited(Facts(desk.found))] == [
        f"conclusion:{one.pk}",
        f"impact:{impact.pk}",
    ]
    cite(desk, f"impact:{impact.pk}.scale", stance="contradicts")
    assert [claim.path for claim in uncited(Facts(desk.found))] == [f"conclusion:{one.pk}"]


def test_a_citation_for_a_claim_that_was_removed_is_found(desk):
    one = conclusion(desk)
    cited = cite(desk, f"conclusion:{one.pk}")
    assert dangling(Facts(desk.found)) == []
    one.delete()
    assert dangling(Facts(desk.found)) == [cited]


def test_a_claim_is_chosen_on_the_page_and_one_of_a_field_is_kept(desk):
    desk.asks()
    impact = desk.found.impacts.get()
    one = conclusion(desk)
    cited = cite(desk, f"impact:{impact.pk}.scale")
    client = Client()
    just_signed_in(client, desk.author)
    url = reverse("assessments:row", args=[desk.found.reference, "evidence", "citation", cited.pk])
    html = client.get(url).content.decode()
    assert f'value="impact:{impact.pk}.scale" selected' in html
    assert f'value="conclusion:{one.pk}">Legality: Partly met' in html
    assert client.post(url, sent(client, url)).status_code == 302
    typed = {"citation-0-about": f"conclusion:{one.pk}"}
    assert client.post(url, sent(client, url) | typed).status_code == 302
    assert Citation.objects.get().about == f"conclusion:{one.pk}"
