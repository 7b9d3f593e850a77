"""The board of all students: reading where everybody stands, and painting it when the answer is there."""

import json
import random
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks import places
from benchmarks.measure import Figure, p95, told
from benchmarks.windows import FRAME

DATED = ("nominated_on", "latest_exam_on", "latest_ecl", "order_issued_on", "visa_issued_on", "briefed_on",
         "notice_sent_on", "departed_on", "in_training_since", "returned_on")  # fmt: skip
"""What is recorded of a student on his way, in order; each student of the benchmark has the first few."""


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """One office of 5,000 students, spread over the steps, with what the rules say of them."""
    many = 1_000 if quick else 5_000
    seen = told("-m", "benchmarks.board", str(many), folder)
    yield Figure(f"Board of {many:,} students: reading where they stand", seen["query"], "ms", None,
                 note="a job off the window's thread")  # fmt: skip
    yield Figure(f"Board of {many:,} students: from the answer to painted cards, p95", seen["shown_p95"], "ms", FRAME,
                 note=f"median {seen['shown_p50']:.1f} ms")  # fmt: skip
    yield Figure(f"Board of {many:,} students: painting after a jump, p95", seen["jump_p95"], "ms", FRAME,
                 note=f"median {seen['jump_p50']:.1f} ms")  # fmt: skip


def _office(folder: Path, many: int) -> Any:
    """An office whose students have come differently far; the rules have looked at all of them."""
    from app import findings
    from app.reading import Query
    from app.store import meta, records
    from models.kinds import kind_named

    office = places.make(folder, "board")
    student = kind_named("student")
    country = office.reader.ids(Query(kind_named("country")))[0]
    with office.transaction() as connection:
        minter = meta.Minter(connection)
        rows = []
        for at, (record_id, stored) in enumerate(places.students(many, minter, country)):
            far = at % (len(DATED) + 1)
            days = {key: (places.TODAY - timedelta(days=30)).isoformat() for key in DATED[:far]}
            days |= {"latest_ecl": 80} if far > 2 else {}  # type: ignore[dict-item]
            rows.append(student(record_id, {**stored, **days, "next_course": f"Course {at % 200}"}))
        records.insert(connection, student, rows, 1)
        minter.save()
        ids = [each.id for each in rows]
        findings.store(connection, student, ids, office.reader.policy, places.TODAY)
    return office


def _measured(many: int, folder: Path) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    from app.training import ways
    from models.text import fold
    from ui.jobs import Jobs
    from ui.session import Session
    from ui.theme import Theme
    from ui.training.board import BoardPage, Everybody

    application = QApplication(sys.argv[:1])
    Theme(application, "light", 100)
    office = _office(folder, many)
    session = Session(office, Jobs())
    query = []
    for _ in range(5):
        began = time.perf_counter()
        students = ways.board(office.reader)
        query.append((time.perf_counter() - began) * 1e3)
    page = BoardPage(session)
    page.resize(1280, 620)
    page.show()
    while session.jobs._running:
        application.processEvents()
    everybody = Everybody(students)
    read = (everybody, [fold(each.name) for each in everybody])
    shown = []
    for _ in range(60):
        began = time.perf_counter()
        page._arrived(read)
        page.board.viewport().repaint()
        shown.append((time.perf_counter() - began) * 1e3)
        application.processEvents()
    jumps = _jumps(application, page.board)
    session.close()
    return {
        "query": statistics.median(query), "shown_p50": statistics.median(shown[10:]), "shown_p95": p95(shown[10:]),
        "jump_p50": statistics.median(jumps), "jump_p95": p95(jumps),
    }  # fmt: skip


def _jumps(application: Any, view: Any) -> list[float]:
    draw = random.Random(7)
    bar = view.verticalScrollBar()
    samples = []
    for _ in range(120):
        to = draw.randrange(max(1, bar.maximum()))
        began = time.perf_counter()
        bar.setValue(to)
        view.viewport().repaint()
        samples.append((time.perf_counter() - began) * 1e3)
        application.processEvents()
    return samples[20:]


if __name__ == "__main__":
    print(json.dumps(_measured(int(sys.argv[1]), Path(sys.argv[2]))))
