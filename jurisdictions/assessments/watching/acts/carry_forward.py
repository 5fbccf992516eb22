"""Open the next assessment with everything that this one holds."""

from datetime import date

from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.edit import OWN_FIELDS
from jurisdictions.assessments.acts.move_to_template import move_to_template
from jurisdictions.assessments.acts.restrict import keep_restricted
from jurisdictions.assessments.library import newest
from jurisdictions.assessments.models import Assessment, Consultation, Trigger
from jurisdictions.assessments.models.words import State, TriggerKind
from jurisdictions.assessments.watching.acts.copy_content import copy_content
from jurisdictions.pauses.models import Pause
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder

CARRIED = {State.SIGNED, State.OUTDATED}
OPEN = {State.DRAFT, State.SIGNING}


def carry_forward(
    by: User, assessment: Assessment, *, trigger: str, on: date, description: str, title: str = ""
) -> Assessment:
    """A draft with the same content on its template's newest version; why it is begun is its new trigger.

    Names stay encrypted; those that were taken back stay behind. When it is signed, the former one is
    superseded; until then both stand. Refuses with Invalid, OutOfOrder (no signed content, or carried forward
    already) or NotPermitted.
    """
    within = assessment.jurisdiction
    with performing("assessment.carry_forward", by=by, needs=Permission.ASSESS, within=within) as act:
        before = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
        _check(before, trigger, description)
        own = {name: getattr(before, name) for name in OWN_FIELDS - {"title"}}
        made = Assessment.objects.create(
            **own,
            title=title.strip() or before.title,
            jurisdiction=before.jurisdiction,
            author=by,
            template=before.template,
            carries_on=before,
        )
        made.refresh_from_db()
        keep_restricted(made, before)
        made.services.set(before.services.all())
        made.governs.set(standing(before))
        became = copy_content(before, made)
        Trigger.objects.create(assessment=made, kind=trigger, on=on, description=description.strip())
        detail = {
            "from": before.reference,
            "rows": sum(map(len, became.values())),
            "names_left_behind": _named(before) - _named(made),
        }
        act.record(on=made, places=within.ancestors, detail=detail)
        template = newest(made.track)
        if template.pk != made.template_id:
            move_to_template(by, made, template)
    return Assessment.objects.select_related("jurisdiction", "author", "template").get(pk=made.pk)


def standing(before: Assessment) -> list[Pause]:
    """The pauses it governs that are in force, or what took their place."""
    found = {pause.pk: pause for pause in before.governs.all()}
    latest = dict(found)
    while latest := {
        pause.pk: pause for pause in Pause.objects.filter(replaces__in=latest) if pause.pk not in found
    }:
        found |= latest
    return [pause for pause in found.values() if not pause.is_lifted]


def _check(before: Assessment, trigger: str, description: str) -> None:
    if before.state not in CARRIED:
        raise OutOfOrder(
            _("Only what is signed is carried forward."),
            now=_("An open one is simply worked on; of a superseded one carry its successor forward."),
        )
    there = before.carried_on_by.filter(state__in=OPEN).first()
    if there is not None:
        raise OutOfOrder(
            _("%(reference)s carries it forward already.") % {"reference": there.reference},
            now=_("Work on that one."),
        )
    errors = {}
    if trigger not in TriggerKind.values:
        errors["trigger"] = _("Choose one.")
    if not description.strip():
        errors["description"] = _("Say why it is looked at again.")
    if errors:
        raise Invalid(errors)


def _named(found: Assessment) -> int:
    return Consultation.objects.filter(assessment=found).exclude(person="").count()
