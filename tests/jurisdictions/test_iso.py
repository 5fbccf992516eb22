"""The tree holds all of ISO 3166, each place once."""

import pycountry
import pytest
from django.core.management import call_command

from jurisdictions.iso import LISTED_TWICE, places
from jurisdictions.models import WORLD, Jurisdiction, JurisdictionCode

pytestmark = pytest.mark.django_db


def test_every_code_of_iso_names_a_jurisdiction():
    codes = set(JurisdictionCode.objects.values_list("code", flat=True))
    assert {country.alpha_2 for country in pycountry.countries} <= codes
    assert {part.code for part in pycountry.subdivisions} <= codes


def test_a_place_listed_twice_is_one_node_with_both_codes():
    hong_kong = Jurisdiction.objects.get(code="HK")
    assert {code.code for code in hong_kong.codes.all()} == {"HK", "CN-HK"}
    assert hong_kong.parent.code == "CN"
    assert hong_kong.listed_apart
    assert not Jurisdiction.objects.filter(code="CN-HK").exists()


def test_what_is_said_to_be_listed_twice_is_in_both_lists():
    for territory, part in LISTED_TWICE.items():
        assert pycountry.countries.get(alpha_2=territory), territory
        assert pycountry.subdivisions.get(code=part), part


def test_bonaire_is_one_place_under_the_caribbean_netherlands():
    bonaire = JurisdictionCode.objects.get(code="NL-BQ1").jurisdiction
    assert (bonaire.code, bonaire.parent.code, bonaire.parent.parent.code) == ("BQ-BO", "BQ", "NL")


def test_parents_come_before_their_parts():
    seen = {"001"}
    for place in places():
        assert place.parent in seen, place
        seen.add(place.code)


def test_ancestors_run_from_the_world_down_to_the_place_itself():
    place = Jurisdiction.objects.get(code="HK")
    names = {node.pk: node.code for node in Jurisdiction.objects.filter(pk__in=place.ancestors)}
    assert [names[pk] for pk in place.ancestors] == ["001", "CN", "HK"]


def test_every_place_but_the_world_has_a_time_zone():
    without = Jurisdiction.objects.filter(time_zones=[]).exclude(code=WORLD)
    assert list(without.values_list("code", flat=True)) == []
    assert "America/Los_Angeles" in Jurisdiction.objects.get(code="US-CA").time_zones


def test_hong_kong_has_its_own_time_zone():
    assert Jurisdiction.objects.get(code="HK").time_zones == ["Asia/Hong_Kong"]


def test_loading_again_adds_nothing(capsys):
    call_command("load_jurisdictions")
    assert capsys.readouterr().out.startswith("0 added, 0 renamed")
