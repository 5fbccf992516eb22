"""On the full track each text that carries the analysis is needed, and its lack leads to its row."""

import pytest

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.models import (
    BodyFinding,
    Consultation,
    Impact,
    Measure,
    OwnFigure,
    Provision,
    TreatyStatus,
)
from jurisdictions.assessments.quality import warnings

pytestmark = pytest.mark.django_db


def asked(number, model, field, blank=""):
    return pytest.param(model, field, blank, marks=pytest.mark.requirement(number), id=f"{number} {field}")


@pytest.mark.parametrize(
    ("model", "field", "blank"),
    [
        asked("R15", Provision, "aims"),
        asked("R27", Impact, "confidence"),
        asked("R36", Impact, "rated_because"),
        asked("R41", Impact, "involvement_because"),
        asked("R42", Impact, "leverage_how"),
        asked("R48", Measure, "impacts", []),
        asked("R50", Measure, "indicator"),
        asked("R55", Consultation, "consultee_class"),
        asked("R57", Consultation, "ties"),
        asked("R57", Consultation, "independence", None),
    ],
)
def test_it_may_not_be_left_out(full, author, model, field, blank):
    row = model.objects.filter(assessment=full).first()
    assert blockers(full) == []
    if isinstance(blank, list):
        getattr(row, field).clear()
    else:
        model.objects.filter(pk=row.pk).update(**{field: blank})
    assert f"{model._meta.model_name}:{row.pk}" in {one.anchor for one in blockers(full)}


@pytest.mark.requirement("R19", "R21", "R22")
@pytest.mark.parametrize("model", [TreatyStatus, BodyFinding, OwnFigure])
def test_what_is_known_of_the_place_is_written_down_or_missed(full, author, model):
    kind = model._meta.model_name
    rows = [Row(model, pk=row.pk, remove=True) for row in model.objects.filter(assessment=full)]
    found = edit(author, full, "place", rows=rows)
    missed = {one.anchor for one in blockers(found)} | {one.anchor for one in warnings(found)}
    assert kind in missed
