"""A change of what is open for signatures takes away those that are there: whose they were is told."""

from jurisdictions.assessments.acts.sign import agreeing
from jurisdictions.assessments.models import Assessment, Signature
from jurisdictions.assessments.models.words import State
from portal.acts.perform import Act


class Standing:
    """The signatures under an assessment before it is changed; made while its row is locked."""

    def __init__(self, found: Assessment) -> None:
        self._was_open = found.state == State.SIGNING
        self._signed: list[Signature] = list(agreeing(found).values()) if self._was_open else []

    def fell(self, found: Assessment) -> bool:
        """Whether the change took it out of signing; `found.voided` says how many signatures fell."""
        state = Assessment.objects.values_list("state", flat=True).get(pk=found.pk)
        over = self._was_open and state == State.DRAFT
        found.voided = len(self._signed) if over else 0
        return over

    def tell(self, act: Act, found: Assessment) -> None:
        """After the event is written: whoever signed has to read and sign again."""
        if not found.voided or act.by is None:
            return
        told = {"reference": found.reference, "title": found.title, "by": act.by.name}
        act.tell(
            [one.person for one in self._signed],
            "assessment.signature_void",
            about=found,
            url=found.get_absolute_url(),
            context=told,
        )
