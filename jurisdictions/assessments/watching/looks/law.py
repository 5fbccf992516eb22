"""A law that an assessment cites is amended or changes."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.watching.looks.signal import Signal, looks_for
from jurisdictions.assessments.watching.models import Watch, WatchKind
from jurisdictions.models import LegalInstrument
from portal.ledger.digest import canonical

# What a law is by. What it means for requests is our own comment.
FACTS = ("title", "citation", "in_force_on", "repealed_on", "url")


def cited(found: Assessment) -> list[LegalInstrument]:
    """The laws of the register that it cites: the one it names, and those it analyses under their title."""
    titles = list(found.instruments.values_list("title", flat=True))
    named = Q(pk=found.instrument_id)
    for title in titles:
        named |= Q(title__iexact=title, jurisdiction__in=found.jurisdiction.ancestors)
    return list(LegalInstrument.objects.filter(named).prefetch_related("amendments").order_by("pk"))


def facts_of(laws: Iterable[LegalInstrument]) -> dict[str, dict[str, Any]]:
    """Their facts, to be kept when the assessment is signed and compared afterwards."""
    return {str(law.pk): _facts(law) for law in laws}


@looks_for(WatchKind.LAW)
def changed_laws(watch: Watch) -> Iterator[Signal]:
    """One signal for each law that is not as it was when the assessment was signed."""
    laws = LegalInstrument.objects.filter(pk__in=watch.baseline).prefetch_related("amendments").order_by("pk")
    for law in laws:
        before, now = watch.baseline[str(law.pk)], _facts(law)
        if before != now:
            digest = hashlib.sha256(canonical(now)).hexdigest()[:16]
            yield Signal(f"law:{law.pk}:{digest}", _in_words(law, before, now))


def _facts(law: LegalInstrument) -> dict[str, Any]:
    facts: dict[str, Any] = {name: str(getattr(law, name) or "") for name in FACTS}
    facts["amendments"] = sorted(amendment.pk for amendment in law.amendments.all())
    return facts


def _in_words(law: LegalInstrument, before: dict[str, Any], now: dict[str, Any]) -> str:
    new = [str(one) for one in law.amendments.all() if one.pk not in before["amendments"]]
    changed = [
        capfirst(str(LegalInstrument._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
        for name in FACTS
        if before[name] != now[name]
    ]
    said = [_("“%(law)s” is not as it was.") % {"law": law.title}]
    if new:
        said.append(_("Amended: %(titles)s.") % {"titles": "; ".join(new)})
    if changed:
        said.append(_("Changed: %(fields)s.") % {"fields": ", ".join(changed)})
    return " ".join(said)
