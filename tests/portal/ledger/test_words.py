"""Every act has words: people read the ledger, not its verbs."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib import admin

from portal.acts.admin import LedgeredAdmin
from portal.ui.verbs import WORDS

PERFORMED = re.compile(r'performing\(\s*"([^"]+)"')


def verbs():
    for room in ("portal", "jurisdictions", "reviews"):
        for file in Path(settings.BASE_DIR, room).rglob("*.py"):
            yield from PERFORMED.findall(file.read_text())
    for model, page in admin.site._registry.items():
        if isinstance(page, LedgeredAdmin):
            yield f"{model._meta.model_name}.set_up"


def test_every_act_has_words():
    found = set(verbs())
    assert len(found) > 40
    assert found - set(WORDS) == set()
