"""Work off the window's thread: order, results in the window's thread, cancel, known errors and faults."""

import threading
import time

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import DeskError, NotFound
from tests.ui.driving import PATIENCE_S
from ui.jobs import Cancelled, Jobs, Progress, Stopped


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


def test_a_value_comes_back_in_the_windows_thread(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[object, object]] = []
    here = threading.current_thread()
    jobs.read(
        "",
        lambda *_: threading.current_thread(),
        lambda there: seen.append((there, threading.current_thread())),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] is not here
    assert seen[0][1] is here


def test_writing_jobs_run_one_after_the_other_in_order(qtbot: QtBot, jobs: Jobs) -> None:
    at_work: list[int] = []
    overlaps: list[int] = []
    done: list[int] = []

    def job(number: int) -> int:
        overlaps.append(len(at_work))
        at_work.append(number)
        time.sleep(0.002)
        at_work.remove(number)
        return number

    for number in range(20):
        jobs.write("Save", lambda *_, number=number: job(number), done.append)  # type: ignore[misc]
    assert jobs.busy
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))
    assert set(overlaps) == {0}
    assert not jobs.busy


def test_a_reading_job_does_not_wait_for_a_writing_one(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()
    order: list[str] = []
    jobs.write("Import", lambda *_: gate.wait(PATIENCE_S), lambda _: order.append("written"))
    jobs.read("", lambda *_: None, lambda _: (order.append("read"), gate.set()))
    qtbot.waitUntil(lambda: order == ["read", "written"])


def test_a_cancelled_job_sees_it_and_stops_without_a_result(qtbot: QtBot, jobs: Jobs) -> None:
    began = threading.Event()
    done: list[object] = []

    def job(progress: Progress, cancelled: Cancelled) -> None:
        began.set()
        while not cancelled():
            time.sleep(0.001)
        raise Stopped

    running = jobs.read("Match", job, done.append)
    assert began.wait(PATIENCE_S)
    with qtbot.waitSignal(jobs.ended):
        running.cancel()
    assert done == []


def test_a_dropped_question_brings_no_answer(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[str] = []
    old = jobs.read("", lambda *_: "old", done.append)
    old.drop()
    jobs.read("", lambda *_: "new", done.append)
    qtbot.waitUntil(lambda: done == ["new"])


def test_a_known_error_goes_to_the_asker_or_to_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    def missing(*_: object) -> None:
        raise NotFound("There is no student 7.")

    heard: list[DeskError] = []
    jobs.read("", missing, lambda _: None, heard.append)
    qtbot.waitUntil(lambda: [each.title for each in heard] == ["There is no student 7."])
    with qtbot.waitSignal(jobs.refused) as told:
        jobs.read("", missing, lambda _: None)
    assert isinstance(told.args[1], NotFound)


def test_anything_else_is_a_fault(qtbot: QtBot, jobs: Jobs) -> None:
    with qtbot.waitSignal(jobs.fault) as told:
        jobs.read("Count", lambda *_: 1 // 0, lambda _: None)
    assert isinstance(told.args[1], ZeroDivisionError)


def test_progress_is_told_while_the_job_runs(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[tuple[int, int]] = []
    jobs.progressed.connect(lambda running, done, total: told.append((done, total)))
    with qtbot.waitSignal(jobs.ended):
        jobs.write("Import", lambda progress, _: [progress(at, 3) for at in (1, 2, 3)], lambda _: None)
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_finishing_waits_for_what_is_being_written(qtbot: QtBot, jobs: Jobs) -> None:
    written: list[int] = []
    jobs.write("Save", lambda *_: (time.sleep(0.05), written.append(1)), lambda _: None)
    assert jobs.finish()
    assert written == [1]


def test_nothing_is_begun_once_the_window_has_gone(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[str] = []
    jobs.end()
    for ask in (jobs.read, jobs.write):
        assert ask("", lambda *_: done.append("begun"), lambda _: None).dropped
    jobs.wait_for_reading()
    assert done == [] and not jobs.busy and not jobs.reading


def test_what_waits_for_reading_is_done_once_and_after_all_of_it(qtbot: QtBot, jobs: Jobs) -> None:
    happened: list[str] = []
    for _ in range(3):
        jobs.read("", lambda *_: "read", happened.append)
    jobs.when_read(lambda: happened.append("then"))
    qtbot.waitUntil(lambda: "then" in happened)
    QApplication.processEvents()
    assert happened == ["read"] * 3 + ["then"]
