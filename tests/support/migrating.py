"""Run the migrations for the test database without rendering most models again after each operation.

After an operation Django renders the model anew and with it everything near it, which in this product is
nearly every model: four fifths of the time that migrations take. SQL for a table needs of others no more
than their table and key, so here the model alone is rendered. Whatever may look further sees everything anew:
code of a migration (Django does so when models are "delayed"), and whatever alters or removes a field.
"""

import pytest
from django.db.migrations.state import ProjectState


def each_model_alone() -> pytest.MonkeyPatch:
    """Until this is undone, migrations render only the models that they change."""
    patch = pytest.MonkeyPatch()
    patch.setattr(ProjectState, "reload_model", _reload_model)
    return patch


def _reload_model(state: ProjectState, app_label: str, model_name: str, delay: bool = False) -> None:
    if "apps" not in state.__dict__:
        return
    if delay or _only_adds(state, app_label, model_name):
        state.is_delayed = True
        state._reload({(app_label, model_name)})  # type: ignore[attr-defined]
    else:
        del state.__dict__["apps"]  # rendered as a whole when something asks for it


def _only_adds(state: ProjectState, app_label: str, model_name: str) -> bool:
    """Whether the model is new or has a field more, so that no other model can have been built on it yet."""
    try:
        rendered = state.apps.get_model(app_label, model_name)._meta
    except LookupError:
        return True
    names = {field.name for field in (*rendered.local_fields, *rendered.local_many_to_many)}
    return names < set(state.models[app_label, model_name].fields)
