"""The templates that come with the product: what they hold, and how any template is checked."""

import re

import pytest

from jurisdictions.assessments.checking import check, check_text
from jurisdictions.assessments.checking.askable import KINDS, OWN, askable
from jurisdictions.assessments.models.words import Head
from jurisdictions.assessments.questionnaire import Questionnaire
from jurisdictions.assessments.seeds import as_yaml, seed, seeds

SEEDS = ["full-1", "heightened-1", "rapid-1"]
NEVER_SUSPENDED = {"ICCPR-6", "ICCPR-7", "ICCPR-8", "ICCPR-11", "ICCPR-15", "ICCPR-16", "ICCPR-18"}
TWELVE = {"ICCPR-2.3"} | {f"ICCPR-{n}" for n in (6, 7, 9, 14, 15, 17, 19, 21, 22, 25, 26)}


@pytest.fixture
def full():
    return seed("full-1")


@pytest.mark.requirement("R88")
@pytest.mark.parametrize("name", SEEDS)
def test_every_template_of_the_product_can_be_published(name):
    assert check(seed(name)) == []
    assert check_text(as_yaml(seed(name)))[1] == []


@pytest.mark.requirement("R88")
@pytest.mark.parametrize("name", ["full-1", "heightened-1"])
def test_the_full_template_asks_every_field_of_the_record(name):
    asked = Questionnaire(seed(name))
    wanted = [("assessment", field) for field in OWN] + [
        (kind, field) for kind in KINDS for field in askable(kind)
    ]
    assert len(wanted) > 250
    assert [one for one in wanted if not asked.asks(*one)] == []
    assert [
        one for one in wanted if one[0] != "assessment" and one[1] not in asked.shown_fields(one[0])
    ] == []


@pytest.mark.requirement("R88", "R94")
@pytest.mark.parametrize("name", SEEDS)
def test_help_in_plain_words_and_clauses_stand_beside_every_field(name):
    asked = Questionnaire(seed(name))
    for field in asked.body["fields"]:
        rule = asked.rule(*field.split("."))
        assert rule.help, field
        assert any(re.fullmatch(r"R\d\d", clause) for clause in rule.clauses), field


@pytest.mark.requirement("R94")
def test_all_requirements_about_what_is_asked_have_a_field(full):
    parts = [*full["fields"].values(), *full["rows"].values(), *Questionnaire(full).questions.values()]
    named = {clause for part in parts for clause in part["clauses"]}
    asked_for = {f"R{n:02}" for n in range(1, 71)} - {"R45", "R66"}  # R45 is the matrix, R66 the gates
    assert asked_for - named == set()


@pytest.mark.requirement("R29", "R30")
def test_the_whole_international_bill_of_rights_is_coded_by_article(full):
    rights = full["rights"]
    assert len(rights) == 66
    per = {
        name: [code for code in rights if rights[code]["instrument"] == name] for name in ("ICCPR", "UDHR")
    }
    assert per["UDHR"] == [f"UDHR-{n}" for n in range(1, 31)]
    assert {rights[code]["article"].split("(")[0] for code in per["ICCPR"]} == {
        str(n) for n in range(1, 28) if n not in {4, 5}
    }
    marked = {code for code in per["ICCPR"] if "non-derogable" in rights[code]["class"]}
    assert marked == NEVER_SUSPENDED
    assert set(full["must_consider"]) == TWELVE


@pytest.mark.requirement("R12", "R17")
def test_seven_test_sets_hold_47_criteria_and_rabat_waits_for_incitement(full):
    sets = full["test_sets"]
    assert (len(sets), sum(len(one["criteria"]) for one in sets.values())) == (7, 47)
    assert {code for code, one in sets.items() if one.get("only_when") == "incitement"} == {"RABAT6"}
    assert all(one["version"] for one in sets.values())


@pytest.mark.requirement("R16")
def test_every_head_has_criteria_that_bear_on_it(full):
    heads = {about["head"] for one in full["test_sets"].values() for about in one["criteria"].values()}
    assert heads == set(Head.values)


@pytest.mark.requirement("R31")
def test_victims_of_crime_and_local_staff_are_always_asked_about(full):
    assert len(full["groups"]) == 19
    assert full["must_say"] == ["victims", "staff"]


@pytest.mark.requirement("R80")
@pytest.mark.parametrize("name", SEEDS)
def test_the_severer_what_is_left_the_sooner_it_is_looked_at_again(name):
    asked = Questionnaire(seed(name))
    days = [asked.review_within(severity) or 0 for severity in (1, 4, 5)]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) == 3


def test_the_heightened_template_lets_nothing_go_that_the_full_one_asks():
    full, heightened = Questionnaire(seed("full-1")), Questionnaire(seed("heightened-1"))
    blocking = {name for name, facts in full.body["fields"].items() if facts["gate"] == "M"}
    more = {name for name, facts in heightened.body["fields"].items() if facts["gate"] == "M"}
    assert blocking < more
    assert {"assessment.method", "assessment.timetable", "assessment.assurance"} <= more - blocking
    assert set(full.questions) < set(heightened.questions)
    assert (full.least("secondrating"), heightened.least("secondrating")) == (0, 1)


def broken(change):
    body = seed("full-1")
    change(body)
    return check(body)


WRONG = [
    (lambda b: b.pop("anchors"), "“anchors” is missing."),
    (lambda b: b["anchors"]["scale"].pop(), "anchors › scale"),
    (lambda b: b.update(colour="red"), "colour: This is not known here."),
    (lambda b: b.update(keep_days="long"), 'keep_days: "long": this should be: integer.'),
    (lambda b: b["fields"]["impact.scale"].update(gate="X"), "fields › impact.scale › gate"),
    (lambda b: b.update(code="other"), "code: A template is for one of the tracks"),
    (lambda b: b["fields"].update({"impact.scal": {}}), "impact.scal: “impact” has no field “scal”."),
    (lambda b: b["fields"].update({"impakt.scale": {}}), "There are no rows “impakt”."),
    (lambda b: b["sections"][0]["fields"].append("titel"), "An assessment has no field “titel”."),
    (lambda b: b["sections"][0]["fields"].append("track"), "An assessment has no field “track”."),
    (lambda b: b["sections"][0]["rows"].append("reader"), "There are no rows “reader”."),
    (lambda b: b["sections"][1]["fields"].append("title"), "sections › scope › fields › "),
    (
        lambda b: b["sections"].append({"code": "more", "title": "More"}),
        "sections › more: This section asks nothing.",
    ),
    (lambda b: b["sections"][1].update(code="sign"), "This code is the address of another page."),
    (lambda b: b["sections"][1].update(code="team"), "Two sections have this code."),
    (lambda b: b["sections"][-1]["fields"].remove("reasons"), "“reasons” stands in no section"),
    (lambda b: b["fields"].pop("impact.statement"), "“impact.statement” is not asked for"),
    (lambda b: b["fields"]["provision.gag"].update(when="says"), "“provision” has no tick “says”."),
    (lambda b: b["must_consider"].append("ICCPR-99"), "There is no right “ICCPR-99”."),
    (lambda b: b["rules"].append("be_nice"), "There is no rule “be_nice”."),
    (lambda b: b["rules"].remove("free_verified"), "No template goes without “free_verified”"),
    (lambda b: b["bands"].pop(0), "Severity 5 is always acted on, at any likelihood."),
    (lambda b: b["must_say"].append("martians"), "There is no group “martians”."),
    (
        lambda b: b["test_sets"]["EEG"]["criteria"].update(
            {"NP-1": b["test_sets"]["NP13"]["criteria"]["NP-1"]}
        ),
        "EEG › criteria › NP-1: Two criteria have this code.",
    ),
    (lambda b: b["test_sets"]["EEG"]["criteria"]["EEG-A"].update(head="tail"), "There is no head “tail”."),
    (lambda b: b["test_sets"]["EEG"].update(only_when="rain"), "An assessment has no tick “rain”."),
    (lambda b: b["bands"].reverse(), "bands: The severest comes first"),
    (lambda b: b["bands"][2].pop("likelihood"), "Say from which likelihood on."),
    (lambda b: b["rows"].update(reader={"least": 1}), "rows › reader: There is no section with these rows."),
]


@pytest.mark.requirement("R88")
@pytest.mark.parametrize(("change", "said"), WRONG, ids=[said for _change, said in WRONG])
def test_what_is_wrong_is_said_with_its_place(change, said):
    problems = broken(change)
    assert any(said in problem for problem in problems), problems


@pytest.mark.requirement("R88")
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("keep_days: 180", "keep_days: 0"), "Line {line}, keep_days: 0: at least 1."),
        (("keep_days: 180", "keep_days: 180\nkeep_days: 90"), "This stands here twice."),
        (("keep_days: 180", "keep_days: [180"), "This is no YAML"),
        (
            ("version: '2022'", "version: 2022-12-14"),
            "“2022-12-14” is read as a timestamp: put it in quotes.",
        ),
        (("title: Full", "title: &t Full\nnote2: *t"), "Aliases (*name) are not taken"),
    ],
    ids=["wrong", "twice", "no YAML", "a date", "alias"],
)
def test_the_line_of_what_is_wrong_is_named(full, change, said):
    old, new = change
    text = as_yaml(full).replace(old, new, 1)
    assert new in text
    line = text[: text.index(new)].count("\n") + 1
    problems = check_text(text)[1]
    assert any(said.format(line=line) in problem for problem in problems), problems


def test_nothing_is_no_template():
    assert check_text("")[1] == ["There is nothing in it."]
    assert check_text("just words")[1] != []


def test_the_words_of_the_templates_are_the_houses_own():
    texts = [facts["help"] for body in seeds() for facts in body["fields"].values()]
    assert max(len(text) for text in texts) < 180
    assert all(text[0].isupper() or text[0].isdigit() or text[0] == "“" for text in texts)
