"""What a publication shows: the summary, consents, dissent, redactions in their place."""

from io import BytesIO

import pytest
from django.utils.translation import override

from jurisdictions.assessments.acts.keep_copy import keep_copy
from jurisdictions.assessments.acts.withdraw import withdraw
from jurisdictions.assessments.library import newest
from jurisdictions.assessments.publishing.acts.redact import redact, unredact
from jurisdictions.assessments.publishing.edition.build import edition_of
from jurisdictions.assessments.publishing.edition.headings import headings
from jurisdictions.assessments.publishing.edition.neutral import Neutral
from jurisdictions.assessments.publishing.edition.plain import hash_of
from jurisdictions.assessments.publishing.edition.tongue import tongue_of_label
from jurisdictions.assessments.publishing.edition.whole import whole
from jurisdictions.assessments.publishing.words import Code
from jurisdictions.assessments.questionnaire import Questionnaire
from portal.acts.refusals import Invalid, OutOfOrder
from tests.factories.assessments_full import complete_full
from tests.factories.publications import DISSENT, NAMED, QUOTE, SILENT, UNNAMED, begun, published, signed

pytestmark = pytest.mark.django_db


def texts(publication):
    edition = edition_of(publication)
    return " | ".join([entry.text for entry in edition.entries()] + [c.note for c in edition.chapters])


def chapter(publication, code):
    return next(one for one in edition_of(publication).chapters if one.code == code)


@pytest.mark.requirement("R83")
def test_a_summary_tells_method_issues_consultees_decision_measures_and_limits(found, author):
    made = begun(found, author)
    codes = [one.code for one in edition_of(made).chapters]
    assert codes == [
        "question",
        "method",
        "law",
        "issues",
        "consultees",
        "dissent",
        "decision",
        "measures",
        "limits",
    ]
    for said in (found.method, found.reasons, found.limits, "Counsel reads every request first."):
        assert said in texts(made)


@pytest.mark.requirement("R83")
def test_the_severest_issue_is_the_first(found, author):
    first = chapter(begun(found, author), "issues").parts[0].groups[0]
    by_path = {entry.path.rpartition(".")[2]: entry.text for entry in first.entries}
    assert (by_path["severity"], first.title) == ("5", "Impact 1")


@pytest.mark.requirement("R58", "R83")
def test_consultees_appear_as_they_consented(found, author):
    shown = chapter(begun(found, author), "consultees")
    said = [entry.text for group in shown.parts[0].groups for entry in group.entries]
    assert f"{NAMED}, Institute of Examples" in said
    assert "Independent expert" in said
    assert not any(UNNAMED in text or SILENT in text for text in said)
    assert "1 is not shown" in shown.note


@pytest.mark.requirement("R58")
def test_words_are_quoted_only_with_consent(found, author):
    made = begun(found, author)
    assert QUOTE in texts(made)
    groups = chapter(made, "consultees").parts[0].groups
    advice = [entry for group in groups for entry in group.entries if entry.path.endswith(".advice")]
    assert [entry.withheld for entry in advice] == ["", "no_consent", "", ""]
    assert [fact.code for fact in edition_of(made).counts] == ["no_consent"]


@pytest.mark.requirement("R63")
def test_a_dissent_that_wishes_to_be_published_is(found, author):
    for audience in ("public", "assessor"):
        made = begun(found, author, audience=audience)
        [group] = chapter(made, "dissent").parts[0].groups
        assert [entry.text for entry in group.entries][:2] == [f"{NAMED}, Institute of Examples", DISSENT]


@pytest.mark.requirement("R58", "R63")
@pytest.mark.parametrize("of", ["name", "all", "publish", "quote"])
def test_a_withdrawn_consent_leaves_what_is_published_at_once(found, author, people, of):
    made = published(found, people)
    assert NAMED in texts(made)
    withdraw(author, found.consultations.get(advice=QUOTE), of=of)
    said = texts(made)
    assert (NAMED in said) == (of == "quote")
    assert (QUOTE in said) == (of == "name")
    assert (DISSENT in said) == (of == "name")


@pytest.mark.requirement("R58")
def test_a_withdrawn_name_leaves_texts_that_somebody_wrote_it_into(held, author, people):
    found = signed(held, people, reasons=f"As {NAMED} told us: {QUOTE} Ms Quince is right.")
    made = published(found, people)
    assert "Ms Quince" in texts(made)
    withdraw(author, found.consultations.get(advice=QUOTE), of="all")
    assert "As [name removed] told us: [quote removed] Ms [name removed] is right." in texts(made)


@pytest.mark.requirement("R84")
def test_a_redaction_shows_in_its_place_with_its_reason_and_is_counted(found, author):
    made = begun(found, author)
    redact(author, made, path="assessment:reasons", code="staff_safety")
    entry = edition_of(made).entry("assessment:reasons")
    assert (entry.text, entry.redacted, entry.why) == ("", "staff_safety", "Redacted: safety of staff")
    counts = {fact.code: fact.value for fact in edition_of(made).counts}
    assert counts == {"staff_safety": "1", "no_consent": "1"}
    assert found.reasons not in texts(made)
    unredact(author, made, path="assessment:reasons")
    assert found.reasons in texts(made)


@pytest.mark.requirement("R84")
def test_what_is_redacted_is_told_nowhere_else(found, author):
    """A measure names its impacts, an impact its option: none by the words of its text."""
    made = begun(found, author, audience="assessor")
    impact = found.impacts.first()
    redact(author, made, path=f"impact:{impact.pk}.statement", code="user_privacy")
    edition = edition_of(made)
    titles = [group.title for one in edition.chapters for part in one.parts for group in part.groups]
    assert impact.statement[:40] not in texts(made) + " ".join(titles)
    assert edition.entry(f"measure:{found.measures.get().pk}.impacts").text.startswith("Impact 1")


@pytest.mark.requirement("R84")
def test_nobody_of_the_desk_is_named(found, author):
    made = begun(found, author, audience="assessor")
    assert edition_of(made).entry(f"measure:{found.measures.get().pk}.owner").text == "A person of the desk"
    assert author.name not in texts(made)


@pytest.mark.requirement("R24", "R84")
def test_copies_of_sources_are_told_by_their_hash_and_not_by_who_captured_them(
    held, author, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    draft = complete_full(held, author)
    source = draft.sources.earliest("pk")
    kept = [
        keep_copy(author, source, content=BytesIO(text), name="law.html", kind=kind)
        for text, kind in ((b"A law.", "evidence"), (b"A law, marked.", "working"))
    ]
    parts = [part for one in whole(Neutral(draft)) for part in one.parts]
    said = " | ".join(entry.text for part in parts for group in part.groups for entry in group.entries)
    assert [copy.sha256 for copy in kept if copy.sha256 not in said] == []
    assert author.name not in said


def test_only_texts_that_are_there_are_redacted_and_with_a_reason(found, author):
    made = begun(found, author)
    with pytest.raises(Invalid) as refused:
        redact(author, made, path="assessment:nothing", code="whim")
    assert set(refused.value.errors) == {"path", "code"}
    redact(author, made, path="assessment:reasons", code="security")
    with pytest.raises(OutOfOrder):
        redact(author, made, path="assessment:reasons", code="security")


def test_the_same_edition_has_the_same_hash_until_something_of_it_changes(found, author):
    made = begun(found, author)
    before = hash_of(edition_of(made))
    assert hash_of(edition_of(made)) == before
    redact(author, made, path="assessment:reasons", code="security")
    assert hash_of(edition_of(made)) != before


@pytest.mark.requirement("R85")
@pytest.mark.parametrize(
    ("language", "word"), [("ar", "ما تقرر"), ("es", "Qué se decidió"), ("zh-hant", "決定")]
)
def test_headings_labels_and_days_are_in_the_language_of_the_publication(found, author, language, word):
    made = begun(found, author, language=language)
    assert chapter(made, "decision").title == word
    edition = edition_of(made)
    decision, reasons = (edition.entry(f"assessment:{name}") for name in ("decision", "reasons"))
    assert (decision.language, reasons.language) == (language, "en")
    assert decision.label not in {"", "Decision"}
    assert edition.entry("assessment:expires_on").language == language
    assert [fact.code for fact in edition.translations] == ["untranslated"]


@pytest.mark.requirement("R85")
@pytest.mark.parametrize("language", ["ar", "es", "zh-hant"])
def test_no_heading_of_a_publication_is_left_in_english(language):
    with override("en"):
        english = headings()
    with override(language):
        assert not {name for name, word in headings().items() if word == english[name]}
        assert not {code for code in Code if str(code.label) == ENGLISH[code]}


@pytest.mark.requirement("R85")
@pytest.mark.parametrize("language", ["ar", "es", "zh-hant"])
def test_no_label_of_a_whole_record_is_left_in_english_and_what_is_says_so(found, author, language):
    made = begun(found, author, audience="assessor", language=language)
    edition = edition_of(made)
    named = [(entry.label, entry.label_language) for entry in edition.entries()]
    named += [(one.title, one.title_language) for one in edition.chapters]
    named += [(part.title, part.title_language) for one in edition.chapters for part in one.parts]
    assert {label for label, said in named if said} == set()
    chosen = [entry for entry in edition.entries() if entry.path.rpartition(".")[2] in {"basis", "approval"}]
    assert {entry.language for entry in chosen} == {language}
    newer = newest("full").body
    newer["sections"][0]["title"] = "Trigger, in other words"
    with override(language):
        assert tongue_of_label("Trigger, in other words", Questionnaire(newer)) == "en"


ENGLISH = {code: str(code.label) for code in Code}
