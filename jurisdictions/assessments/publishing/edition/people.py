"""Those who were consulted, their advice and their dissent, as far as their consents go."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jurisdictions.assessments.publishing.edition.consent import Consented, consents_of
from jurisdictions.assessments.publishing.edition.neutral import Neutral
from jurisdictions.assessments.publishing.edition.pieces import NO_CONSENT, Chapter, Entry, Group, Part

ABOUT = ("consultee_class", "region", "independence", "paid", "past_work", "ties")
IDENTIFYING = {"region", "past_work", "ties"}
OURS = ("response", "response_reason")
QUOTED = {"advice", "text"}


def consultees(record: Neutral, *, fully: bool) -> Chapter:
    """Who was consulted; those who did not agree to publication are counted and no more."""
    all_of_them = consents_of(record.assessment)
    entries = {pk: found for pk, _title, found in record.rows("consultation")}
    groups = tuple(
        Group(
            f"consultation:{one.row.pk}",
            record.title("consultation", one.row.pk),
            tuple(_of_one(one, entries.get(one.row.pk, {}), fully=fully)),
            record.kind_is_foreign("consultation"),
        )
        for one in all_of_them
        if one.publishes
    )
    why = record.item("assessment:why_no_rightsholder")
    note = _said_of(all_of_them)
    return Chapter("consultees", _("Who was consulted"), (why,) if why else (), (Part("", groups),), note)


def dissent(record: Neutral) -> Chapter | None:
    """Views of experts who disagree and wish that to be published (BSR; DIHR)."""
    wanted = record.assessment.advice.filter(dissent_to_publish=True).order_by("pk")
    by_id = {one.row.pk: one for one in consents_of(record.assessment)}
    groups = []
    for point in wanted:
        one = by_id[point.consultation_id]
        path = f"advicepoint:{point.pk}"
        who = Entry(f"{path}.by", _("Whose view"), one.who, consented=True)
        text = Entry(f"{path}.text", _("What they say"), point.text)
        shown = (
            (who, text) if _dissents(one) else (replace(text, text="", withheld=NO_CONSENT, path=text.path),)
        )
        entries = (*shown, *_ours(record, point.pk))
        title = record.title("advicepoint", point.pk)
        groups.append(Group(path, title, entries, record.kind_is_foreign("advicepoint")))
    return Chapter("dissent", _("Who disagrees"), parts=(Part("", tuple(groups)),)) if groups else None


def advice(record: Neutral) -> Part:
    """Each point with our answer, in the whole record; dissents stand in their own chapter."""
    dissents = set(record.assessment.advice.filter(dissent_to_publish=True).values_list("pk", flat=True))
    by_id = {one.row.pk: one for one in consents_of(record.assessment)}
    whose = dict(record.assessment.advice.values_list("pk", "consultation_id"))
    groups = [
        Group(
            f"advicepoint:{pk}",
            title,
            tuple(_point(found, by_id[whose[pk]])),
            record.kind_is_foreign("advicepoint"),
        )
        for pk, title, found in record.rows("advicepoint")
        if pk not in dissents and by_id[whose[pk]].publishes
    ]
    return Part(_("Advice and answers"), tuple(groups))


def _point(found: dict[str, Entry], one: Consented) -> Iterator[Entry]:
    for name, entry in found.items():
        if name != "dissent_to_publish":
            yield entry if name not in QUOTED or one.quotes else replace(entry, text="", withheld=NO_CONSENT)


def _of_one(one: Consented, found: dict[str, Entry], *, fully: bool) -> Iterator[Entry]:
    path = f"consultation:{one.row.pk}"
    yield Entry(f"{path}.shown_as", _("Shown as"), one.who, consented=True)
    unnamed = one.shown_as in {"role", "none"}
    for name in ABOUT if fully else ABOUT[:1]:
        if name in found and not (unnamed and name in IDENTIFYING):
            yield found[name]
    if fully and "questions" in found:
        yield found["questions"]
    if "advice" in found:
        yield found["advice"] if one.quotes else replace(found["advice"], text="", withheld=NO_CONSENT)
    yield from (found[name] for name in OURS if name in found)


def _dissents(one: Consented) -> bool:
    """The wish to have a dissent published is the consent to quote it, until it is taken back."""
    return one.publishes and not {row.of for row in one.row.withdrawals.all()} & {"quote"}


def _ours(record: Neutral, pk: int) -> Iterable[Entry]:
    found = next((found for there, _title, found in record.rows("advicepoint") if there == pk), {})
    return [found[name] for name in OURS if name in found]


def _said_of(several: list[Consented]) -> str:
    hidden = sum(not one.publishes for one in several)
    words = {"all": len(several), "hidden": hidden}
    said = (
        ngettext("%(all)d consultation was held.", "%(all)d consultations were held.", len(several)) % words
    )
    if not hidden:
        return said
    more = ngettext(
        "%(hidden)d is not shown, for want of consent to publication.",
        "%(hidden)d are not shown, for want of consent to publication.",
        hidden,
    )
    return f"{said} {more % words}"
