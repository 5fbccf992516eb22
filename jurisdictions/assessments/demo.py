"""The demo's assessment: begun on Hong Kong's National Security Law from public law text, nothing decided."""

from datetime import date

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.open_assessment import open_assessment
from jurisdictions.assessments.models import Assessment, Provision
from jurisdictions.demo import NATIONAL_SECURITY_LAW
from jurisdictions.models import Jurisdiction, LegalInstrument
from jurisdictions.pauses.models import Pause
from portal.accounts.models import User


def load_assessments(people: dict[str, User]) -> Assessment:
    """Begin it as the demo's assessor; it governs the pauses on Hong Kong and holds no outcome."""
    hong_kong = Jurisdiction.objects.get(code="HK")
    law = LegalInstrument.objects.get(jurisdiction=hong_kong, title=NATIONAL_SECURITY_LAW)
    begun = open_assessment(
        people["author"],
        hong_kong,
        title="National Security Law: what it does to requests",
        trigger="law_in_force",
        on=date(2020, 6, 30),
        description="The law was promulgated in Hong Kong on 30 June 2020 and took effect the same day.",
        governs=list(Pause.objects.not_lifted().filter(jurisdiction=hong_kong)),
    )
    question = (
        "May requests of Hong Kong agencies for user data be reviewed and answered, by which services, for"
        " which data and under which conditions, without contributing to violations of human rights?"
    )
    edit(people["author"], begun, "trigger", fields={"question": question})
    unclear = {"on_paper": "cannot_tell", "in_practice": "cannot_tell"}
    to_do = "To be analysed against the tests of the template, text and practice apart."
    provisions = [
        {
            "number": "Article 43",
            "says": "Gives the police powers for cases under the law, among them to require that publishers"
            " and service providers delete information or provide assistance, and to intercept"
            " communications.",
            "powers": ["produce", "remove", "intercept"],
            "authoriser": "Chief Executive for interception; see the Implementation Rules",
        },
        {
            "number": "Article 38",
            "says": "Applies the law to offences committed from outside Hong Kong by persons who are not its"
            " permanent residents.",
            "powers": ["extraterritorial"],
            "authoriser": "",
        },
    ]
    rows = [Row(Provision, {**facts, **unclear, "reasoning": to_do}) for facts in provisions]
    return edit(people["author"], begun, "law", fields={"instrument": law}, rows=rows)
