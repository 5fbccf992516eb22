"""What a complete assessment holds, table by table. Everything is made up."""

from datetime import date
from typing import Any

Facts = dict[str, Any]

DAY = date(2026, 1, 20)

SCOPE: Facts = {
    "kind": "law",
    "track_reason": "Arrests are possible.",
    "question": "May we disclose under this law?",
    "method": "Texts, cases and talks, judged by two people.",
    "timetable": "Six weeks, three people.",
    "commissioned_by": "Ourselves",
    "funded_by": "Ourselves",
    "editorial_control": "The author alone.",
    "confidentiality": "amber",
    "authorities": "The made-up police.",
    "entities": "The parent company.",
    "data_categories": ["subscriber"],
    "request_types": ["court_order"],
    "nexus": "either",
    "period_from": date(2025, 1, 1),
    "period_to": date(2025, 12, 31),
    "out_of_scope": "Removal of content: another desk does it.",
    "research_from": date(2026, 1, 6),
    "research_to": date(2026, 2, 10),
    "data_cutoff": date(2026, 2, 10),
    "limits": "Few judgments are published.",
}
MEMBER: Facts = {
    "role": "Assessor",
    "rights_expertise": True,
    "expertise": "Ten years of made-up practice.",
    "interests": "none",
}
SOURCE: Facts = {
    "kind": "law",
    "title": "Invented Gazette",
    "publisher": "Invented State",
    "published_on": DAY,
    "url": "https://example.org/gazette",
    "language": "English",
    "reliability": "A",
    "credibility": "2",
    "expires_on": date(2028, 1, 1),
}
LAW_STANDING: Facts = {
    "derogation": "None known.",
    "conflict_of_law": "Secrecy of the demand conflicts with the right to a remedy.",
}
INSTRUMENT: Facts = {
    "title": "Made-up Security Act",
    "original_title": "Loi inventée",
    "citation": "MUSA 2026",
    "adopter": "Invented parliament, elected",
    "adopted_on": DAY,
    "gazetted_on": DAY,
    "in_force_on": DAY,
    "languages": "English",
    "translation": "original",
}
PROVISION: Facts = {
    "says": "The police may demand data.",
    "powers": ["produce", "identify"],
    "authoriser": "A magistrate",
    "authoriser_kind": "court",
    "threshold": "Suspicion of a listed offence.",
    "emergency_bypass": "A superintendent for 48 hours.",
    "approval": "prior",
    "duration": "Thirty days",
    "user_notice": "None for a year.",
    "appeal": "To the High Court; the demand stands meanwhile.",
    "gag": "For a year.",
    "reach": "Data held elsewhere.",
    "penalty_company": "A fine.",
    "penalty_staff": "Two years.",
    "penalty_user": "Ten years.",
    "aims": "Security.",
    "aim_flags": ["dissent"],
    "on_paper": "partly",
    "in_practice": "partly",
    "reasoning": "Courts were asked in three of four made-up cases.",
}
FINDING: Facts = {"answer": "partly", "reasoning": "Some of it.", "confidence": "medium"}
CONCLUSION: Facts = {"answer": "partly", "reasoning": "The findings say so.", "confidence": "medium"}
TREATY: Facts = {"treaty": "ICCPR", "standing": "extended", "as_of": DAY, "reservations": "none"}
INDEX: Facts = {
    "index": "Index of Nothing",
    "edition": "2025",
    "value": "40",
    "interval": "38 to 42",
    "polarity": "higher is freer",
    "provenance": "Institute of Examples",
    "retrieved_on": DAY,
}
BODY: Facts = {
    "body": "Invented Committee",
    "on": DAY,
    "document": "X/1",
    "says": "It is concerned.",
}
FIGURE: Facts = {
    "period_from": date(2025, 1, 1),
    "period_to": date(2025, 12, 31),
    "received": 12,
    "accounts": 20,
    "disclosed": 4,
    "refused": 8,
    "legal_basis": "MUSA, all of them.",
    "counted_at": DAY,
}
PEOPLE: Facts = {
    "present": "yes",
    "heightened": True,
    "why": "They are watched.",
    "size": "Some thousands, by a made-up census.",
    "evidence": "Talks with them.",
    "differs": "The young are arrested more often.",
}
OPTION: Facts = {
    "scope_change": "All requests.",
    "for_people": "Users may be exposed, victims helped.",
    "crime_victims": "Two known cases a year.",
    "legal_exposure": "A fine.",
    "staff_safety": "Nobody is there.",
    "blocking": "Unlikely.",
    "reversibility": "partly",
    "advice_for": "One expert.",
    "advice_against": "One expert.",
}
IMPACT: Facts = {
    "statement": "A user is arrested after a disclosure of subscriber data.",
    "rights": ["ICCPR-9", "ICCPR-17"],
    "groups": ["users", "contacts"],
    "data_categories": ["subscriber"],
    "polarity": "adverse",
    "status": "potential",
    "manner": "violated",
    "pathway": "Demand, disclosure, arrest.",
    "scale": 5,
    "scope": 2,
    "irremediability": 4,
    "likelihood": 2,
    "horizon": "Within a year",
    "confidence": "medium",
    "rated_because": "Made-up cases.",
    "residual_scale": 3,
    "residual_scope": 1,
    "residual_irremediability": 2,
    "residual_likelihood": 1,
    "involvement": "contribute",
    "involvement_because": "Without us no name.",
    "leverage": 1,
    "leverage_how": "With peers.",
}
SECOND: Facts = {
    "scale": 5,
    "scope": 2,
    "irremediability": 5,
    "likelihood": 2,
    "reason": "Time served does not come back.",
}
MEASURE: Facts = {
    "kind": "reduce",
    "text": "Counsel reads every request first.",
    "due": date(2026, 12, 1),
    "resources": "One lawyer.",
    "indicator": "Requests read by counsel.",
    "target": "All of them.",
    "checked_how": "A sample each month, with the users' union.",
}
REMEDY: Facts = {
    "harmed": "Users arrested.",
    "channel": "A made-up ombudsperson.",
    "offer": "Help with a lawyer.",
    "meets": ["legitimate", "accessible"],
    "lacks": "It is slow; a second person is hired.",
}
CONSULTATION: Facts = {
    "on": date(2026, 2, 1),
    "mode": "call",
    "duration": "one hour",
    "place_safety": "End-to-end encrypted, at home.",
    "language": "English, no interpreter",
    "person": "Nobody Real",
    "region": "Asia",
    "expertise": "Made-up law.",
    "independence": 3,
    "past_work": "none",
    "ties": "none",
    "retaliation_risk": 2,
    "contact_rule": "Never by phone.",
    "keep_until": date(2028, 1, 1),
    "questions": "What follows from the law?",
    "advice": "Wait.",
    "response": "partly",
    "response_reason": "We wait for some requests.",
    "may_record": True,
    "may_name": True,
    "may_quote": True,
    "may_publish": True,
    "attribution": "organisation",
    "consent_on": date(2026, 2, 1),
    "consent_how": "in writing",
    "feedback_on": date(2026, 2, 9),
}
ADVICE: Facts = {
    "text": "Wait for the first judgment.",
    "about": "option:keep",
    "response": "partly",
    "response_reason": "Condition 1 takes it up.",
}
RECOMMENDATION: Facts = {
    "by": "Invented Assessor",
    "text": "Publish the figures.",
    "response": "implement",
    "response_reason": "They are ready.",
}
EXCEPTION: Facts = {
    "kind": "threat_to_life",
    "criteria": "A named person is in danger now.",
    "approved_by": "Two approvers of the desk",
    "logged": "In the ledger, counted each half-year.",
}
CONDITION: Facts = {"condition": "A judge has signed it, and the person may object before us."}
DECISION: Facts = {
    "reasons": "The measures hold.",
    "rejected_because": "Refusing leaves victims alone; keeping decides nothing.",
    "undecided_because": "The first judgment is awaited.",
    "conditions": "A judge signs each request.",
    "lifted_when": "A court has struck the gag.",
    "refused_when": "One user is arrested on our data.",
    "reopened_when": "The law is amended.",
    "exceptions": "Threats to life, see below.",
    "legal_exposure": "A fine.",
    "staff_plan": "Nobody travels there.",
    "complicity": "Counsel sees none under these conditions.",
    "communication": "Those consulted first, then users.",
    "escalation": "Raised with peers.",
    "executive_consideration": "The made-up board read it on 1 March.",
    "assurance": "none",
}
