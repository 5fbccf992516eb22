"""Services and laws of the demo: public facts only."""

from datetime import date

from jurisdictions.models import Jurisdiction, LegalInstrument, Service

# Provider as it was called in July 2020.
SERVICES = (
    ("facebook", "Facebook", "Facebook, Inc."),
    ("instagram", "Instagram", "Facebook, Inc."),
    ("whatsapp", "WhatsApp", "WhatsApp LLC"),
    ("google", "Google", "Google LLC"),
    ("telegram", "Telegram", "Telegram"),
    ("zoom", "Zoom", "Zoom Video Communications, Inc."),
    ("twitter", "Twitter", "Twitter, Inc."),
    ("microsoft", "Microsoft", "Microsoft Corporation"),
    ("linkedin", "LinkedIn", "LinkedIn Corporation"),
    ("apple", "Apple", "Apple Inc."),
    ("signal", "Signal", "Signal Messenger LLC"),
    ("github", "GitHub", "GitHub, Inc."),
)

NATIONAL_SECURITY_LAW = (
    "Law of the People's Republic of China on Safeguarding National Security in the"
    " Hong Kong Special Administrative Region"
)
# jurisdiction, title, title in the original, language, citation, in force
INSTRUMENTS = (
    (
        "HK",
        NATIONAL_SECURITY_LAW,
        "中華人民共和國香港特別行政區維護國家安全法",
        "zh-Hant",
        "L.N. 136 of 2020",
        date(2020, 6, 30),
    ),
    (
        "HK",
        "Implementation Rules for Article 43",
        "第四十三條實施細則",
        "zh-Hant",
        "L.N. 139 of 2020",
        date(2020, 7, 7),
    ),
    (
        "HK",
        "Safeguarding National Security Ordinance",
        "維護國家安全條例",
        "zh-Hant",
        "Ord. No. 6 of 2024",
        date(2024, 3, 23),
    ),
    ("US", "Stored Communications Act", "", "", "18 U.S.C. §§ 2701–2713", date(1986, 10, 21)),
    ("GB", "Investigatory Powers Act 2016", "", "", "2016 c. 25", None),
)


def load_services() -> dict[str, Service]:
    """The services, by code; a second call adds none."""
    for code, name, provider in SERVICES:
        Service.objects.get_or_create(code=code, defaults={"name": name, "provider": provider})
    for place, title, original, language, citation, in_force in INSTRUMENTS:
        facts = {
            "original_title": original,
            "original_language": language,
            "citation": citation,
            "in_force_on": in_force,
        }
        jurisdiction = Jurisdiction.objects.get(code=place)
        LegalInstrument.objects.get_or_create(jurisdiction=jurisdiction, title=title, defaults=facts)
    return {service.code: service for service in Service.objects.all()}
