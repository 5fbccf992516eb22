"""The whole of `make run`, on data of its own: what a newcomer meets."""

import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.portal.embedded.conftest import Run
from tests.support.mail import free_port

FIRST_START = 180
NEXT_START = 40


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Run]:
    run = Run(tmp_path, "portal.embedded.run", "Abeyance is at")
    run.env["PORT"] = str(free_port())
    yield run
    for process in run.processes():
        process.kill()


def test_it_brings_the_desk_up_says_who_may_enter_and_keeps_its_data(site: Run) -> None:
    site.start(FIRST_START)
    link = re.search(r"http://localhost:\d+/\S+", site.output.read_text())
    assert link, site.output.read_text()
    assert urlopen(link[0]).status == 200
    stop(site)

    started = time.monotonic()
    site.start(NEXT_START)
    assert "Applying" not in site.output.read_text()
    assert time.monotonic() - started < NEXT_START
    assert urlopen(f"http://localhost:{site.env['PORT']}/").status == 200

    site.supervisor().kill()
    site.is_gone(15)


def stop(site: Run) -> None:
    site.keeper.send_signal(signal.SIGINT)
    assert site.keeper.wait(30) == 0
    assert site.processes() == []
