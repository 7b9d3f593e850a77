"""One office made once and copied for each test that wants one."""

import os
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from app import demo
from app.demo import DemoResult
from app.office import Office
from dev import alone_in
from tests import support
from tests.support import Hands


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    from app.store import keys

    monkeypatch.setattr(keys, "ROUNDS_FLOOR", support.ROUNDS)
    monkeypatch.setattr(keys, "WRONG_COSTS_SECONDS", 0.01)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed office that no test opens; copy it."""
    before = _key_settings()
    try:
        office = support.make_office(tmp_path_factory.mktemp("template"))
        office.close()
    finally:
        _put_back(before)
    return office.folder


PRACTICE_DAY = date(2026, 4, 27)


@dataclass
class PracticeMade:
    """The practice office with all that lies beside it, as it was made on `PRACTICE_DAY`, and what was said of it."""

    result: DemoResult
    said: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def practice_made(tmp_path_factory: pytest.TempPathFactory) -> PracticeMade:
    """Made once for all workers of a run, as it takes seconds; tests read it, or change a copy."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "practice"
    with alone_in(shared):
        kept = shared / "made.pickle"
        if not kept.exists():
            kept.write_bytes(pickle.dumps(_make_practice(shared / "made")))
    made = pickle.loads(kept.read_bytes())
    assert isinstance(made, PracticeMade)
    return made


def _make_practice(folder: Path) -> PracticeMade:
    said: list[str] = []
    before = _key_settings()
    try:
        support.allow_few_rounds()
        result = demo.build(folder, today=PRACTICE_DAY, say=said.append)
    finally:
        _put_back(before)
    return PracticeMade(result, said)


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A closed office of this test's own."""
    return support.copy_office(template, tmp_path / "Bandaria.sco")


@pytest.fixture
def office(folder: Path, clock: Hands) -> Iterator[Office]:
    """An office of this test's own, open for its administrator."""
    opened = support.reopen(folder, clock=clock)
    yield opened
    opened.close()


def _key_settings() -> tuple[int, float]:
    from app.store import keys

    return keys.ROUNDS_FLOOR, keys.WRONG_COSTS_SECONDS


def _put_back(before: tuple[int, float]) -> None:
    from app.store import keys

    keys.ROUNDS_FLOOR, keys.WRONG_COSTS_SECONDS = before
