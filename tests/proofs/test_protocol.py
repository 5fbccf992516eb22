"""The model of the pause: no order of statements leaks, and every mistake is found."""

import pytest

from docs.model.__main__ import main
from docs.model.case import CHAIN, Case, rows
from docs.model.discloser import Discloser
from docs.model.limits import LIMITS
from docs.model.mistakes import MISTAKES
from docs.model.pauser import Pauser
from docs.model.protocol import PROTOCOL


def named(case):
    return case.name


@pytest.mark.parametrize("case", PROTOCOL, ids=named)
def test_nothing_passes_a_pause_and_nobody_waits_for_ever(case):
    assert case.expects == ""
    assert case.sees
    assert case.complaint(case.walk()) == ""


@pytest.mark.parametrize("case", MISTAKES, ids=named)
def test_a_mistake_in_the_protocol_is_found(case):
    walk = case.walk()
    assert walk.found == case.expects != ""
    assert walk.trace[-1][0] == case.expects.upper()


@pytest.mark.parametrize("case", LIMITS, ids=named)
def test_a_limit_that_is_written_down_is_there(case):
    assert case.walk().found == case.expects != ""


def test_it_finds_the_leak_when_the_lock_is_taken_out_of_the_first_case():
    as_built, without = PROTOCOL[0], MISTAKES[0]
    assert [actor.name for actor in as_built.actors] == ["D1", "D2", "P1", "P2", "L"]
    assert [actor.name for actor in without.actors] == ["D1", "D2", "P1", "P2", "L"]
    assert (as_built.walk().found, without.walk().found) == ("", "leak")


def test_after_a_lift_requests_are_produced():
    lifted = [case for case in PROTOCOL if "produced after a lift" in case.sees]
    assert len(lifted) >= 4


def test_a_case_that_shows_nothing_is_complained_about():
    without_a_pause = Case("none", [Discloser("D1")], rows(CHAIN, 3), sees=frozenset({"refused"}))
    assert without_a_pause.complaint(without_a_pause.walk()) == "never happens: refused"
    blind = Case("blind", [Discloser("D1"), Pauser("P1", on=(2,))], rows(CHAIN, 3), expects="leak")
    assert blind.complaint(blind.walk()) == "nothing found instead of leak"


def test_the_command_prints_a_line_a_case_and_the_shortest_way_to_each_fault(capsys):
    assert main(["--trace"]) == 0
    printed = capsys.readouterr().out
    for case in [*PROTOCOL, *MISTAKES, *LIMITS]:
        assert case.name in printed
    assert "LEAK     a production of R became visible under P1 on 1" in printed


def test_the_command_fails_when_a_mistake_is_not_found(monkeypatch, capsys):
    blind = Case("blind", [Discloser("D1"), Pauser("P1", on=(2,))], rows(CHAIN, 3), expects="leak")
    monkeypatch.setattr("docs.model.__main__.PARTS", {"Mistakes": [blind]})
    assert main([]) == 1
    assert "NOT AS EXPECTED" in capsys.readouterr().out
