"""Begin to watch what was just signed."""

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.watching.defaults import defaults_of
from jurisdictions.assessments.watching.looks.law import cited, facts_of
from jurisdictions.assessments.watching.models import Watch, WatchKind
from portal.acts.perform import performing


def begin_watching(assessment: Assessment) -> None:
    """Write its watches as the template has them, inside the act of the last signature."""
    with performing("watch.begin", by=None) as act:
        wanted = defaults_of(assessment)
        rows = [Watch(assessment=assessment, kind=kind, **values) for kind, values in wanted.items()]
        for row in rows:
            row.baseline = facts_of(cited(assessment)) if row.kind == WatchKind.LAW else {}
        Watch.objects.bulk_create(rows)
        places = assessment.jurisdiction.ancestors
        act.record(on=assessment, places=places, detail={kind: dict(wanted[kind]) for kind in wanted})
