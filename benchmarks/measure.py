"""Timing: samples, medians, two things in turn, and the result of a subject."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WARM_UPS = 3
COMPILED = Path(tempfile.gettempdir()) / "sco-figures-compiled"


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured, result and floor in `unit`, and the aim in words and as a limit.

    With a floor the limit is a ratio to it, without one a value in `unit`; `at_least` turns the limit round.
    """

    what: str
    result: float
    unit: str
    limit: float | None
    floor: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def judged(self) -> float:
        """What is held against the limit."""
        return self.result if self.floor is None else self.result / self.floor

    @property
    def reached(self) -> bool | None:
        """Whether the aim was met; None where there is none."""
        if self.limit is None:
            return None
        return self.judged >= self.limit if self.at_least else self.judged <= self.limit


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work took."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def cpu_seconds(work: Callable[[], object]) -> float:
    """What a piece of work on this thread took of the processor: against a limit in time, where others work too."""
    began = time.thread_time()
    work()
    return time.thread_time() - began


def in_turn(
    one: Callable[[], float], two: Callable[[], float], count: int, warm_ups: int = WARM_UPS
) -> tuple[float, float]:
    """Medians of two measurements taken in turn, so that other load falls on both."""
    pairs = [(one(), two()) for _ in range(warm_ups + count)][warm_ups:]
    return statistics.median(each[0] for each in pairs), statistics.median(each[1] for each in pairs)


def p95(samples: Sequence[float]) -> float:
    """The value that 95 of 100 samples do not pass."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def child(*command: str | Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Runs this Python with arguments from the project's folder, off screen; raises when it fails."""
    run = [sys.executable, *map(str, command)]
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **(env or {})}
    around.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    around["PYTHONPYCACHEPREFIX"] = str(COMPILED)
    done = subprocess.run(run, cwd=ROOT, env=around, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(run[1:3])} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done


def told(*command: str | Path, env: dict[str, str] | None = None) -> Any:
    """The JSON that a child printed last."""
    return json.loads(child(*command, env=env).stdout.strip().splitlines()[-1])
