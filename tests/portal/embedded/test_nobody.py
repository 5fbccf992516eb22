"""Root starts PostgreSQL where the system forbids user namespaces."""

import os
import shutil
from pathlib import Path

import pytest

from portal.embedded import nobody


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """We are root, namespaces are forbidden; what changed its owner is listed."""
    changed: list[Path] = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(nobody, "namespaces_allowed", lambda: False)
    monkeypatch.setattr(shutil, "chown", lambda path, *_: changed.append(path))
    return changed


def test_the_data_and_all_in_it_goes_to_the_user_that_serves_it(
    tmp_path: Path, handed_over: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nobody, "_require_reachable", lambda _: None)
    (tmp_path / "data" / "base").mkdir(parents=True)
    nobody.hand_over(Path("/bin/sh"), tmp_path / "data")
    assert handed_over == [tmp_path / "data", tmp_path / "data" / "base"]


def test_data_that_user_cannot_reach_is_refused_with_the_way_out(
    tmp_path: Path, handed_over: list[Path]
) -> None:
    closed = tmp_path / "closed"
    (closed / "data").mkdir(parents=True)
    closed.chmod(0o700)
    with pytest.raises(SystemExit, match="no other user may enter"):
        nobody.hand_over(Path("/bin/sh"), closed / "data")
