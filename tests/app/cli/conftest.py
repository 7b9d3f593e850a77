"""The command line in this process: arguments in, exit code and texts out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from tests import support


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> dict[str, Any]:
        """The one JSON object."""
        value = json.loads(self.out)
        assert list(value) == ["ok", "result", "findings", "error"]
        assert value["ok"] is (self.code == 0)
        assert isinstance(value, dict)
        return value

    @property
    def result(self) -> Any:
        """Its result."""
        assert self.code == 0, self.err or self.out
        return self.told["result"]


Sco = Callable[..., Ran]


@pytest.fixture
def sco(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Sco:
    """Runs `sco` with the tests' passphrase; a path is made text."""
    from app.store import keys

    monkeypatch.setattr(keys, "TARGET_SECONDS", 0.0)  # new slots take no more rounds than the tests' floor
    monkeypatch.setenv("SCO_PASSPHRASE", support.PASSPHRASE)

    def run(*words: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def student(sco: Sco, folder: Path) -> str:
    """The id of a student of the office in `folder`."""
    ran = sco("add", folder, "student", "surname=TARIM", "first_name=Dela", "us_grade=O-3", "--json")
    return str(ran.result["id"])
