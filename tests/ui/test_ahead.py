"""What is imported before it is asked for leaves nothing behind but the modules."""

import linecache
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui import ahead
from ui.jobs import Jobs


def test_the_source_of_what_was_imported_is_not_kept(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt's binding looks into each module; of the whole program that would be 25 MB."""
    inner = tmp_path / "imported_within.py"
    inner.write_text("NUMBER = 7\n")
    (tmp_path / "imported_ahead.py").write_text("import imported_within\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(ahead, "STEPS", (("imported_ahead",), lambda: None))
    jobs = Jobs()
    one = ahead.Ahead(jobs)
    one.go_on()
    with qtbot.waitSignal(jobs.ended):
        pass
    del sys.modules["imported_ahead"]
    assert sys.modules.pop("imported_within").NUMBER == 7
    assert str(inner) not in linecache.cache
    assert jobs.finish()
