"""Two executives confirm at the same moment: one of them does it, and once."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from jurisdictions.assessments.break_glass.acts.answer import confirm
from jurisdictions.assessments.break_glass.models import BreakGlass
from jurisdictions.pauses.models import Mandate, Pause
from portal.acts.refusals import Refusal
from tests.factories import pauses as written
from tests.factories.break_glass import asked_for, executive


@pytest.mark.django_db(transaction=True)
@pytest.mark.requirement("R72")
def test_two_confirmations_at_once_free_it_once():
    held = written.pause()
    asked = asked_for(held)
    people = [executive(held), executive(held)]
    start, done, refused = Barrier(2), [], []

    def run(who):
        mine = BreakGlass.objects.select_related("pause__jurisdiction").get(pk=asked.pk)
        start.wait(timeout=20)
        try:
            done.append(confirm(who, mine, content_hash=asked.content_hash))
        except Refusal as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[who]) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert (len(done), len(refused)) == (1, 1)
    assert Mandate.objects.count() == 1
    assert Pause.objects.get(resumes=held).period.lower > Pause.objects.get(pk=held.pk).period.upper
