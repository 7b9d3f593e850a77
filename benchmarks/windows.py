"""Big lists in the window: unlocking to painted rows, as-you-type search, jumps, memory. A process of its own each."""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import places
from benchmarks.measure import Figure, p95, told

FRAME = 1_000 / 60
TYPED = ("aldana river", "bn-0412", "bekele dara", "7733", "corvin gita har", "halim", "number 412")


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """One office of 100,000 and one of 1,000,000 students (a fifth of that in quick mode), filled directly."""
    share = 5 if quick else 1
    some, many = 100_000 // share, 1_000_000 // share
    small = places.with_students(folder, some)
    runs = [told("-m", "benchmarks.windows", "unlock", small) for _ in range(3 if quick else 9)]
    beyond, cpu, window = (
        statistics.median(each[what] for each in runs) for what in ("beyond", "cpu", "window")
    )
    what = f"Unlocking to painted rows of {some:,} records, beyond key derivation"
    yield Figure(what, beyond, "ms", 200, note=f"CPU {cpu:.0f} ms, {window:.0f} of it the window's thread")
    big = places.with_students(folder, many)
    seen = told("-m", "benchmarks.windows", "list", big)
    yield Figure(f"Key event to painted hits in {many:,} records, p95", seen["search_p95"], "ms", FRAME,
                 note=f"median {seen['search_p50']:.1f} ms")  # fmt: skip
    yield Figure(f"Jump in a list of {many:,} records, p95", seen["jump_p95"], "ms", FRAME,
                 note=f"median {seen['jump_p50']:.1f} ms")  # fmt: skip
    yield Figure(f"Memory with {many:,} records in the list", seen["memory"], "MB", 200)


class _Window:
    """The program's window, driven as a person does."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QEventLoop, QTimer
        from PySide6.QtWidgets import QApplication

        from ui.machine import Machine
        from ui.shell import Desk
        from ui.theme import Theme

        self.application = QApplication(sys.argv[:1])
        self.flags = QEventLoop.ProcessEventsFlag
        self._tick = QTimer(interval=50)
        self._tick.start()
        Theme(self.application, "light", 100)
        self.desk = Desk(Machine.load(folder / "none.json"), folder, places.TODAY)
        self.desk.resize(1366, 768)
        self.desk.show()
        self.wait(lambda: self.desk._book is not None)

    def wait(self, until: Callable[[], Any], longest: float = 120) -> None:
        """Lets the window work until something holds."""
        ends = time.perf_counter() + longest
        waiting = self.flags.AllEvents | self.flags.WaitForMoreEvents
        while not until():
            self.application.processEvents(waiting)  # asleep between events, as the window is
            if time.perf_counter() > ends:
                raise TimeoutError("the window did not get there")

    def settle(self, seconds: float) -> None:
        """Lets what was begun come to its end."""
        ends = time.perf_counter() + seconds
        self.wait(lambda: time.perf_counter() > ends)

    def unlock(self) -> Any:
        """Types the passphrase, goes to the students and returns their list once rows are painted."""
        page: Any = self.desk.centralWidget()
        field = page.findChild(_line_edit(), "passphrase")
        field.setText(places.PASSPHRASE)
        field.returnPressed.emit()
        self.wait(lambda: self.desk.workspace is not None)
        tab: Any = self.desk.workspace.go_to("Students")  # type: ignore[union-attr]
        students = tab.students
        self.wait(lambda: _painted(students.grid))
        return students


def _line_edit() -> Any:
    from PySide6.QtWidgets import QLineEdit

    return QLineEdit


def _painted(grid: Any) -> bool:
    """Paints the grid now and says whether it showed rows."""
    if not len(grid.table.ids):
        return False
    grid.viewport().repaint()
    return True


def _unlock(folder: Path) -> dict[str, float]:
    from app.unlocking import unlock

    window = _Window(folder)
    window.settle(1.5)  # a person takes longer to type; meanwhile the rest is imported
    whole = _times(window.unlock)
    window.desk.close()
    keys = [_times(lambda: unlock(folder, places.USER, places.PASSPHRASE)) for _ in range(3)]
    beyond, cpu = (whole[at] - statistics.median(key[at] for key in keys) for at in (0, 1))
    return {"beyond": beyond, "cpu": cpu, "window": whole[2]}


def _times(work: Callable[[], object]) -> tuple[float, float, float]:
    """How long it took, what the process took of the processor, and what this thread did, in ms."""
    began = time.perf_counter(), time.process_time(), time.thread_time()
    work()
    ended = time.perf_counter(), time.process_time(), time.thread_time()
    first, second, third = ((end - start) * 1e3 for start, end in zip(began, ended, strict=True))
    return first, second, third


def _list(folder: Path) -> dict[str, float]:
    window = _Window(folder)
    window.settle(1)
    students = window.unlock()
    window.settle(2)
    grid = students.grid
    jumps = _jumps(window, grid)
    typed = _typed(window, grid)
    memory = _resident()
    window.desk.close()
    return {
        "search_p50": statistics.median(typed), "search_p95": p95(typed), "memory": memory,
        "jump_p50": statistics.median(jumps), "jump_p95": p95(jumps),
    }  # fmt: skip


def _jumps(window: _Window, grid: Any) -> list[float]:
    draw = random.Random(7)
    bar = grid.verticalScrollBar()
    samples = []
    for _ in range(320):
        to = draw.randrange(bar.maximum())
        began = time.perf_counter()
        bar.setValue(to)
        grid.viewport().repaint()
        samples.append((time.perf_counter() - began) * 1e3)
        window.application.processEvents()
    return samples[20:]


def _typed(window: _Window, grid: Any) -> list[float]:
    """Key by key into the window's search box; each sample ends when the hits of that text are painted."""
    from PySide6.QtTest import QTest

    box = window.desk.workspace.search  # type: ignore[union-attr]
    samples = []
    for _ in range(4):
        for text in TYPED:
            for key in text:
                if key == " ":  # asks nothing new
                    QTest.keyClicks(box, key)
                    continue
                before = grid.table.ids
                began = time.perf_counter()
                QTest.keyClicks(box, key)
                window.wait(partial(_another, grid, before))
                grid.viewport().repaint()
                samples.append((time.perf_counter() - began) * 1e3)
            before = grid.table.ids
            box.clear()
            window.wait(partial(_another, grid, before))
            window.application.processEvents()  # the whole list is painted again, which no key waits for
    return samples


def _another(grid: Any, before: object) -> bool:
    return grid.table.ids is not before


def _resident() -> float:
    """Memory of this process now, in MB."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
    except OSError:
        return float("nan")


if __name__ == "__main__":
    print(json.dumps({"unlock": _unlock, "list": _list}[sys.argv[1]](Path(sys.argv[2]))))
