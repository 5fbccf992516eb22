"""Provisions, findings and sources as the tests of gates and warnings write them."""

from jurisdictions.assessments.models import Citation, Conclusion, LegalFinding, Provision, Source
from jurisdictions.assessments.models.words import Basis, Head

ARTICLE = {
    "number": "Article 43",
    "says": "Made up.",
    "on_paper": "not_met",
    "in_practice": "not_met",
    "reasoning": "-",
}


def article(desk, **facts):
    return desk.add(Provision, **ARTICLE | facts)


def finding(desk, provision, criterion="S-1", basis=Basis.TEXT, answer="partly", **facts):
    facts.setdefault("reasoning", "It is broad.")
    return desk.add(
        LegalFinding, provision=provision, criterion=criterion, basis=basis, answer=answer, **facts
    )


def conclusion(desk, head=Head.LEGALITY, answer="partly", **facts):
    return desk.add(Conclusion, head=head, answer=answer, reasoning="It is broad.", **facts)


def source(desk, grade="C3", **facts):
    facts = {"kind": "ngo", "title": "A made-up report"} | facts
    return desk.add(Source, reliability=grade[0], credibility=grade[1], **facts)


def cite(desk, about, grade="C3", **facts):
    facts.setdefault("source", source(desk, grade) if "source" not in facts else None)
    return desk.add(Citation, about=about, **facts)
