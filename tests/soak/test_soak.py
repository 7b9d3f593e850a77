"""A short walk in the suite, in a process of its own; the long form is `python -m tests.soak 100000`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.soak.census import LEAST, Census, grown

ROOT = Path(__file__).resolve().parents[2]
FEW = 150


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", [11, 12])
def test_nothing_breaks_is_lost_or_left_behind_the_lock(seed: int) -> None:
    around = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    walk = [sys.executable, "-m", "tests.soak", str(FEW), str(seed)]
    done = subprocess.run(
        walk, cwd=ROOT, env=around, capture_output=True, text=True, timeout=280, check=False
    )
    assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-3000:]
    assert f"{FEW} actions" in done.stdout and "Office sound: True." in done.stdout


def counts(**later: int) -> list[Census]:
    """Nine counts alike, but for the last three."""
    usual = {"megabytes": 300, "widgets": 6_000, "widgets_locked": 45, "rows_locked": 0, "objects_locked": 50_000,
             "sessions_locked": 0, "offices_locked": 0}  # fmt: skip
    return [Census(actions=at, **(usual | (later if at > 6 else {}))) for at in range(1, 10)]


def test_what_stays_the_same_is_not_growth() -> None:
    assert len(counts()) >= LEAST
    assert grown(counts()) == []
    assert grown(counts(megabytes=310, widgets=6_300, objects_locked=51_000)) == []


@pytest.mark.parametrize(
    ("what", "number"),
    [("megabytes", 340), ("widgets", 6_700), ("widgets_locked", 60), ("objects_locked", 54_000)],
)
def test_growth_is_told(what: str, number: int) -> None:
    said = grown(counts(**{what: number}))
    assert len(said) == 1 and said[0].startswith(f"{what}: ")


@pytest.mark.parametrize("what", ["rows_locked", "sessions_locked", "offices_locked"])
def test_a_single_row_session_or_office_behind_the_lock_is_too_many(what: str) -> None:
    assert grown(counts(**{what: 1})[-1:]) != []
